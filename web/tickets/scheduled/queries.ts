import { queryOptions } from '@tanstack/react-query'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { waitingReply } from '#web/lib/waiting-reply.ts'

/** The replies that wait on a ticket, whoever wrote them. */
export function scheduledQuery(number: number) {
  return queryOptions({
    queryKey: keys.scheduled(number),
    queryFn: async ({ signal }) =>
      (await api.scheduledReplies.list({ params: { number }, signal })).items.map(waitingReply),
  })
}
