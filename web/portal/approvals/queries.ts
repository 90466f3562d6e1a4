import { queryOptions } from '@tanstack/react-query'
import { keys } from '#web/lib/queries.ts'
import { api } from '../api.ts'

export function approvalsQuery(state: 'pending' | 'done') {
  return queryOptions({
    queryKey: [...keys.ownApprovals, state],
    queryFn: ({ signal }) => api.approvalVotes.list({ query: { state, limit: 100 }, signal }),
    select: ({ items }) => items,
  })
}

export function approvalQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.ownApprovals, 'one', id],
    queryFn: ({ signal }) => api.approvalVotes.get({ params: { id }, signal }),
  })
}
