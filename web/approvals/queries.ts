import { infiniteQueryOptions, queryOptions, useQuery } from '@tanstack/react-query'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'

export type ShownCases = 'pending' | 'done'

/** What waits for the own decision; enough to count and to begin with. */
export const ownCasesQuery = queryOptions({
  queryKey: [...keys.ownApprovals, 'first'],
  queryFn: ({ signal }) => api.approvalVotes.list({ query: { limit: 50 }, signal }),
  select: ({ items }) => items,
})

export function casesQuery(state: ShownCases) {
  return infiniteQueryOptions({
    queryKey: [...keys.ownApprovals, state],
    queryFn: ({ pageParam, signal }) =>
      api.approvalVotes.list({ query: { state, limit: 25, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  })
}

export function caseQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.ownApprovals, 'one', id],
    queryFn: ({ signal }) => api.approvalVotes.get({ params: { id }, signal }),
  })
}

/** How much waits for the own decision. */
export function useOwnCaseCount(): number {
  return useQuery(ownCasesQuery).data?.length ?? 0
}

export const flowsQuery = queryOptions({
  queryKey: keys.approvalFlows,
  queryFn: ({ signal }) => api.approvalFlows.list({ signal }),
  select: ({ items }) => items,
})
