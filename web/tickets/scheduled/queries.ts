import { queryOptions } from '@tanstack/react-query'
import type { ScheduledReply } from '#contract/scheduled-reply.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'

/** A reply that has not left, with the moment of leaving by the clock of this browser, which may go wrong. */
export interface WaitingReply extends ScheduledReply {
  leavesAt: number
}

export function scheduledQuery(number: number) {
  return queryOptions({
    queryKey: keys.scheduled(number),
    queryFn: async ({ signal }) =>
      (await api.scheduledReplies.list({ params: { number }, signal })).items.map(waitingReply),
  })
}

export function waitingReply(reply: ScheduledReply): WaitingReply {
  return { ...reply, leavesAt: Date.now() + reply.secondsLeft * 1000 }
}
