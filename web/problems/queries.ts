import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { PatternState } from '#contract/patterns.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'

export function patternsQuery(state: PatternState) {
  return infiniteQueryOptions({
    queryKey: keys.patternList(state),
    queryFn: ({ pageParam, signal }) =>
      api.patterns.list({ query: { state, limit: 25, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  })
}

export function problemsQuery(filter: { q: string; isUnsolved: boolean }) {
  const state = filter.isUnsolved ? { state: ['open' as const, 'known_error' as const] } : {}
  return infiniteQueryOptions({
    queryKey: keys.problemList(filter),
    queryFn: ({ pageParam, signal }) =>
      api.problems.list({
        query: { limit: 25, ...state, ...(filter.q && { q: filter.q }), ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  })
}

export function problemQuery(number: number) {
  return queryOptions({
    queryKey: keys.problem(number),
    queryFn: ({ signal }) => api.problems.get({ params: { number }, signal }),
  })
}
