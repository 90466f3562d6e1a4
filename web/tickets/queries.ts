import { queryOptions, useQuery } from '@tanstack/react-query'
import { api } from '#web/lib/api.ts'
import { keys, queryClient } from '#web/lib/queries.ts'

const pageSize = 200

export function ticketQuery(number: number) {
  return queryOptions({
    queryKey: keys.ticket(number),
    queryFn: ({ signal }) => api.tickets.get({ params: { number }, signal }),
  })
}

export function messagesQuery(number: number) {
  return queryOptions({
    queryKey: keys.messages(number),
    queryFn: ({ signal }) =>
      allPages((cursor) =>
        api.messages.list({ params: { number }, query: { limit: pageSize, ...(cursor && { cursor }) }, signal }),
      ),
  })
}

export function historyQuery(number: number) {
  return queryOptions({
    queryKey: keys.history(number),
    queryFn: ({ signal }) =>
      allPages((cursor) =>
        api.tickets.history({ params: { number }, query: { limit: pageSize, ...(cursor && { cursor }) }, signal }),
      ),
  })
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
  void queryClient.prefetchQuery(messagesQuery(number))
  void queryClient.prefetchQuery(historyQuery(number))
}

interface Page<Item> {
  items: Item[]
  nextCursor: string | null
}

async function allPages<Item>(load: (cursor: string | undefined) => Promise<Page<Item>>): Promise<Item[]> {
  const items: Item[] = []
  let cursor: string | undefined
  do {
    const page = await load(cursor)
    items.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return items
}
