import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'

interface PeopleFilter {
  q?: string
  organizationId?: string
}

const paging = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor ?? undefined,
  placeholderData: keepPreviousData,
}

export function usePeopleList(filter: PeopleFilter) {
  return useInfiniteQuery({
    queryKey: keys.people({ list: filter }),
    queryFn: ({ pageParam, signal }) => api.people.list({ query: { ...filter, cursor: pageParam }, signal }),
    ...paging,
  })
}

export function useOrganizationList(filter: { q?: string }) {
  return useInfiniteQuery({
    queryKey: keys.organizations({ list: filter }),
    queryFn: ({ pageParam, signal }) => api.organizations.list({ query: { ...filter, cursor: pageParam }, signal }),
    ...paging,
  })
}
