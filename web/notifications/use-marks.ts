import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'
import { type NotificationGroup, nameOf } from './groups.ts'

/** Marking what one was told: all as seen, or that of a ticket as done, which can be taken back. */
export function useMarks() {
  const { t } = useTranslation('notifications')
  const { t: common } = useTranslation('common')
  const queries = useQueryClient()
  const settled = {
    onError: showError,
    onSettled: () => void queries.invalidateQueries({ queryKey: keys.notifications }),
  }

  const seeAll = useMutation({ ...settled, mutationFn: async () => void (await api.notifications.seeAll()) })
  const change = useMutation({
    ...settled,
    mutationFn: ({ group, isDone }: { group: NotificationGroup; isDone: boolean }) =>
      Promise.all(group.items.map(({ id }) => api.notifications.change({ params: { id }, body: { isDone } }))),
    onSuccess: (_, { group, isDone }) => {
      const undo = { label: common('undo'), run: () => change.mutate({ group, isDone: false }) }
      if (isDone) showSuccess(t('marked', { name: nameOf(group) }), undo)
    },
  })
  const mark = (group: NotificationGroup) =>
    change.mutate({ group, isDone: group.items.every(({ doneAt }) => doneAt === null) })
  return { seeAll, mark }
}
