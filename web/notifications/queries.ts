import { infiniteQueryOptions, queryOptions, useQuery } from '@tanstack/react-query'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'

export type NotificationState = 'open' | 'unseen' | 'done'

export function notificationsQuery(state: NotificationState) {
  return infiniteQueryOptions({
    queryKey: keys.notificationList(state),
    queryFn: ({ pageParam, signal }) => api.notifications.list({ query: { state, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
}

export const unseenQuery = queryOptions({
  queryKey: keys.unseenCount,
  queryFn: ({ signal }) => api.notifications.count({ signal }),
  select: ({ unseen }) => unseen,
})

/** How much one has not seen; a hundred stands for more. */
export function useUnseenCount(): number {
  return useQuery(unseenQuery).data ?? 0
}
