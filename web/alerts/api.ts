import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AlertGroup } from '#contract/alerts.ts'
import { api } from '#web/lib/api.ts'
import { useFormat } from '#web/lib/format.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

export function useAlertList(state: AlertGroup['state'] | undefined) {
  return useInfiniteQuery({
    queryKey: keys.alertList(state),
    queryFn: ({ pageParam, signal }) =>
      api.alerts.list({ query: { ...(state && { state }), cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  })
}

/** Mutes for so many minutes; undefined: tells of it again. */
export function useMute({ id }: AlertGroup) {
  const { t } = useTranslation('alerts')
  const { smart } = useFormat()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (minutes: number | undefined) =>
      minutes === undefined
        ? api.alerts.unmute({ params: { id } })
        : api.alerts.mute({ params: { id }, body: { minutes } }),
    onError: showError,
    onSuccess: async ({ title, mutedUntil }) => {
      await client.invalidateQueries({ queryKey: keys.alerts })
      showSuccess(mutedUntil === null ? t('unmuted', { title }) : t('muted', { title, when: smart(mutedUntil) }))
    },
  })
}
