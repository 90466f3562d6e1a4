import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ViewGrouping, ViewId } from '#contract/views.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import type { Sort } from './sort.ts'

export const pageSize = 50

/** One group of a view. */
export interface GroupOf {
  groupBy: ViewGrouping
  group: string
}

/** The tickets of a view, or of one group of it, page after page as one scrolls. */
export function useViewTickets(view: ViewId, sort: Sort, only?: GroupOf) {
  const query = useInfiniteQuery({
    queryKey: keys.view(view, { ...sort, ...only }),
    queryFn: ({ pageParam, signal }) =>
      api.views.tickets({
        params: { id: view },
        query: { ...sort, ...only, limit: pageSize, ...(pageParam !== null && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
  const tickets = useMemo(() => {
    const seen = new Map(query.data?.pages.flatMap((page) => page.items).map((ticket) => [ticket.id, ticket]))
    // A ticket that moved between two pages while they were fetched is shown once.
    return [...seen.values()]
  }, [query.data])
  return { ...query, tickets }
}
