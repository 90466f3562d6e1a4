import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { deliveryState } from '#contract/delivery.ts'
import type { MailOutcome } from '#contract/mail.ts'
import { api } from '#web/lib/api.ts'
import { urlOf } from '#web/lib/client.ts'
import { keys } from '#web/lib/queries.ts'

export type DeliveryState = z.infer<typeof deliveryState>

export interface ReceivedFilter {
  inbox: string | null
  outcome: MailOutcome | null
  /** Part of a sender or subject; shorter than three letters it is no search yet. */
  q: string
}

export const shortestSearch = 3

const paging = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor ?? undefined,
  placeholderData: keepPreviousData,
}

export function useReceived({ inbox, outcome, q }: ReceivedFilter) {
  const text = q.trim()
  const filter = {
    ...(inbox ? { inbox } : {}),
    ...(outcome ? { outcome: [outcome] } : {}),
    ...(text.length >= shortestSearch ? { q: text } : {}),
  }
  return useInfiniteQuery({
    queryKey: keys.mail('received', filter),
    queryFn: ({ pageParam, signal }) => api.mail.received({ query: { ...filter, cursor: pageParam }, signal }),
    ...paging,
  })
}

export function useReceivedMail(id: string) {
  return useQuery({
    queryKey: keys.mail('one', id),
    queryFn: ({ signal }) => api.mail.get({ params: { id }, signal }),
  })
}

export function useOutgoing(state: DeliveryState | null) {
  const filter = state ? { state: [state] } : {}
  return useInfiniteQuery({
    queryKey: keys.mail('outgoing', filter),
    queryFn: ({ pageParam, signal }) => api.mail.outgoing({ query: { ...filter, cursor: pageParam }, signal }),
    ...paging,
  })
}

/** What became of the mail of each inbox that one may look into. */
export function useMailCounts() {
  return useQuery({ queryKey: keys.mail('counts'), queryFn: ({ signal }) => api.mail.counts({ signal }) })
}

export function rawUrl(id: string): string {
  return urlOf('/mail/received/:id/raw', { params: { id } })
}
