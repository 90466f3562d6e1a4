import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { keys } from '#web/lib/queries.ts'
import { api } from '../api.ts'

/** What is told now; it changes rarely, and the live stream says when for those who are signed in. */
export const currentQuery = queryOptions({
  queryKey: keys.currentAnnouncements,
  queryFn: ({ signal }) => api.announcements.current({ signal }),
  staleTime: 60_000,
})

export const announcementsQuery = infiniteQueryOptions({
  queryKey: keys.announcementList,
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) => api.announcements.list({ query: { limit: 20, cursor: pageParam }, signal }),
  getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
})

export const announcementQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.announcements, 'one', id],
    queryFn: ({ signal }) => api.announcements.get({ params: { id }, signal }),
  })
