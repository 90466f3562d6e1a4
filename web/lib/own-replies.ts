import { queryOptions, useQuery } from '@tanstack/react-query'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { waitingReply } from '#web/lib/waiting-reply.ts'

export const ownRepliesQuery = queryOptions({
  queryKey: keys.ownReplies,
  queryFn: async ({ signal }) => (await api.scheduledReplies.own({ signal })).items.map(waitingReply),
  // What leaves within seconds needs nobody to look after it elsewhere than on its ticket.
  select: (replies) => replies.filter(({ kind, state }) => kind !== 'undo' || state === 'stopped'),
})

/** How many own replies wait for their time, and whether one of them was stopped. */
export function useOwnReplies(): { count: number; isAnyStopped: boolean } {
  const replies = useQuery(ownRepliesQuery).data ?? []
  return { count: replies.length, isAnyStopped: replies.some(({ state }) => state === 'stopped') }
}
