import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
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

/** How a list is asked for. */
export interface Asked {
  view: ViewId
  sort: Sort
  /** The keys of the custom fields that its table shows. */
  fields: string[]
  /** False while it is not known yet what its table shows. */
  isReady: boolean
}

/** The tickets of a view, or of one group of it, page after page as one scrolls. */
export function useViewTickets({ view, sort, fields, isReady }: Asked, only?: GroupOf) {
  const wanted = { ...sort, ...only, ...(fields.length > 0 && { fields: fields.toSorted() }) }
  const query = useInfiniteQuery({
    queryKey: keys.view(view, wanted),
    queryFn: ({ pageParam, signal }) =>
      api.views.tickets({
        params: { id: view },
        query: { ...wanted, limit: pageSize, ...(pageParam !== null && { cursor: pageParam }) },
        signal,
      }),
    enabled: isReady,
    // With another column the rows stay, and say more when it has come.
    placeholderData: keepPreviousData,
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
