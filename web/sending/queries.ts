import { queryOptions } from '@tanstack/react-query'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'

/** Below the inboxes, so that what changes an inbox changes this. */
export function sendingQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.inboxes, id, 'sending'],
    queryFn: ({ signal }) => api.sending.get({ params: { id }, signal }),
  })
}

export function adviceQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.inboxes, id, 'advice'],
    queryFn: ({ signal }) => api.sending.advice({ params: { id }, signal }),
    staleTime: 5 * 60_000,
  })
}
