import { infiniteQueryOptions, queryOptions, useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { announcements } from '#contract/announcements.ts'
import type { Call } from '#contract/operation.ts'
import { api } from '#web/lib/api.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

export type AnnouncementBody = Call<typeof announcements.create>['body']
export type AnnouncementChange = Call<typeof announcements.update>['body']
export type UpdateBody = Call<typeof announcements.addUpdate>['body']

export const currentQuery = queryOptions({
  queryKey: keys.currentAnnouncements,
  queryFn: ({ signal }) => api.announcements.current({ signal }),
})

export const announcementsQuery = infiniteQueryOptions({
  queryKey: keys.announcementList,
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) => api.announcements.list({ query: { limit: 20, cursor: pageParam }, signal }),
  getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
})

const refresh = () => queryClient.invalidateQueries({ queryKey: keys.announcements })

export function useAnnounce(onDone: () => void) {
  const { t } = useTranslation('announcements')
  return useMutation({
    mutationFn: (body: AnnouncementBody) => api.announcements.create({ body }),
    onSuccess: async () => {
      await refresh()
      showSuccess(t('published'))
      onDone()
    },
  })
}

export function useChangeAnnouncement(id: string, onDone: () => void) {
  const { t } = useTranslation('announcements')
  return useMutation({
    mutationFn: (body: AnnouncementChange) => api.announcements.update({ params: { id }, body }),
    onSuccess: async () => {
      await refresh()
      showSuccess(t('saved'))
      onDone()
    },
  })
}

export function useAddUpdate(id: string, onDone: () => void) {
  const { t } = useTranslation('announcements')
  return useMutation({
    mutationFn: (body: UpdateBody) => api.announcements.addUpdate({ params: { id }, body }),
    onSuccess: async () => {
      await refresh()
      showSuccess(t('published'))
      onDone()
    },
  })
}

export function useRemoveAnnouncement(id: string) {
  const { t } = useTranslation('announcements')
  return useMutation({
    mutationFn: () => api.announcements.remove({ params: { id } }),
    onError: showError,
    onSuccess: async () => {
      await refresh()
      showSuccess(t('removed'))
    },
  })
}
