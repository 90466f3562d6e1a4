import { type InfiniteData, infiniteQueryOptions, queryOptions, useQuery } from '@tanstack/react-query'
import type { Message } from '#contract/messages.ts'
import type { HistoryEntry } from '#contract/tickets.ts'
import { api } from '#web/lib/api.ts'
import { keys, queryClient } from '#web/lib/queries.ts'

const pageSize = 200
const messagesAtOnce = 50

export function ticketQuery(number: number) {
  return queryOptions({
    queryKey: keys.ticket(number),
    queryFn: ({ signal }) => api.tickets.get({ params: { number }, signal }),
  })
}

/** Messages that lie together, oldest first, and where to go on from them. */
export interface MessagePage {
  items: Message[]
  older: string | null
  newer: string | null
}
export type MessagesData = InfiniteData<MessagePage, MessagesParam>

interface MessagesParam {
  order: 'asc' | 'desc'
  cursor?: string
  around?: string
}

/** The newest messages, or those around one; earlier and later ones when they are asked for. Its pages: newest first. */
export function messagesQuery(number: number, around?: string) {
  const start: MessagesParam = { order: 'desc', ...(around !== undefined && { around }) }
  return infiniteQueryOptions({
    queryKey: around === undefined ? keys.messages(number) : [...keys.messages(number), around],
    queryFn: ({ pageParam, signal }) => readMessages(number, pageParam, signal),
    initialPageParam: start,
    getNextPageParam: ({ older }): MessagesParam | null => (older === null ? null : { order: 'desc', cursor: older }),
    getPreviousPageParam: ({ newer }): MessagesParam | null =>
      newer === null ? null : { order: 'asc', cursor: newer },
    select: messagesIn,
  })
}

async function readMessages(number: number, param: MessagesParam, signal: AbortSignal): Promise<MessagePage> {
  const query = { ...param, limit: messagesAtOnce }
  const { items, nextCursor, previousCursor } = await api.messages.list({ params: { number }, query, signal })
  if (param.order === 'asc') return { items, older: previousCursor, newer: nextCursor }
  return { items: items.reverse(), older: nextCursor, newer: param.around === undefined ? null : previousCursor }
}

/** All that is loaded, oldest first. */
export function messagesIn({ pages }: MessagesData): Message[] {
  return pages.toReversed().flatMap(({ items }) => items)
}

/** What was just sent, shown before the server is asked again. */
export function withNewest(data: MessagesData, message: Message): MessagesData {
  const [newest, ...rest] = data.pages
  if (newest === undefined || newest.items.some(({ id }) => id === message.id)) return data
  return { ...data, pages: [{ ...newest, items: [...newest.items, message] }, ...rest] }
}

type HistoryData = InfiniteData<{ items: HistoryEntry[]; nextCursor: string | null }, string | undefined>

/** What happened last, or last until a moment; earlier entries when they are asked for. */
export function historyQuery(number: number, until?: string) {
  return infiniteQueryOptions({
    queryKey: until === undefined ? keys.history(number) : [...keys.history(number), until],
    queryFn: ({ pageParam, signal }) => {
      const query = {
        order: 'desc',
        limit: pageSize,
        ...(pageParam && { cursor: pageParam }),
        ...(until && { until }),
      } as const
      return api.tickets.history({ params: { number }, query, signal })
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    select: historyIn,
  })
}

/** All that is loaded, oldest first. */
export function historyIn({ pages }: HistoryData): HistoryEntry[] {
  return pages.flatMap(({ items }) => items).reverse()
}

export function draftQuery(number: number) {
  return queryOptions({
    queryKey: keys.draft(number),
    queryFn: ({ signal }) => api.messages.getDraft({ params: { number }, signal }),
    // What is being typed must never be replaced by what was typed before.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
}

export const teamsQuery = queryOptions({
  queryKey: keys.teams,
  queryFn: ({ signal }) => api.teams.list({ signal }),
  select: (answer) => answer.items,
})

export const assignableQuery = queryOptions({
  queryKey: keys.people({ assignable: true }),
  queryFn: ({ signal }) => api.people.list({ query: { assignable: true, limit: pageSize }, signal }),
  select: (answer) => answer.items,
})

export const tagsQuery = queryOptions({
  queryKey: keys.tags,
  queryFn: ({ signal }) => api.tickets.tags({ query: {}, signal }),
  select: (answer) => answer.items.map((one) => one.name),
})

export function useTeams() {
  return useQuery(teamsQuery).data ?? []
}

/** Those who can be given tickets. */
export function useAssignable() {
  return useQuery(assignableQuery).data ?? []
}

/** The agents who see a ticket and whose name begins like that. */
export function colleaguesQuery(number: number, q: string) {
  return queryOptions({
    queryKey: keys.colleagues(number, q),
    queryFn: ({ signal }) => api.ticketFollowers.colleagues({ params: { number }, query: q ? { q } : {}, signal }),
  })
}

export function personQuery(id: string) {
  return queryOptions({
    queryKey: keys.person(id),
    queryFn: ({ signal }) => api.people.get({ params: { id }, signal }),
  })
}

export function ticketsOfQuery(requesterId: string) {
  return queryOptions({
    queryKey: keys.tickets({ requesterId }),
    queryFn: ({ signal }) => api.tickets.list({ query: { requesterId, limit: 12, sort: 'createdAt' }, signal }),
    select: (answer) => answer.items,
  })
}

/** Fetches a ticket before it is opened, so that opening it waits for nothing. */
export function prefetchTicket(number: number): void {
  void queryClient.prefetchQuery(ticketQuery(number))
  void queryClient.prefetchInfiniteQuery(messagesQuery(number))
  void queryClient.prefetchInfiniteQuery(historyQuery(number))
}
