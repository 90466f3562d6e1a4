import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { IgnoredSender } from '#contract/mail-filters.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

export function useIgnore(onDone: () => void) {
  const { t } = useTranslation('mailFilters')
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { value: string; inboxId: string | null }) => api.ignoredSenders.add({ body }),
    onSuccess: async ({ value }) => {
      await client.invalidateQueries({ queryKey: keys.ignoredSenders })
      showSuccess(t('ignored.added', { value }))
      onDone()
    },
  })
}

export function useListenAgain() {
  const { t } = useTranslation('mailFilters')
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id }: IgnoredSender) => api.ignoredSenders.remove({ params: { id } }),
    onSuccess: (_, { value }) => showSuccess(t('ignored.removed', { value })),
    onError: showError,
    onSettled: () => client.invalidateQueries({ queryKey: keys.ignoredSenders }),
  })
}
