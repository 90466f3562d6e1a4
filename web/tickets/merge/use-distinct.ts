import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

/** Says that a ticket is not the one it looks like, with undo in one click. */
export function useDistinct(number: number) {
  const { t } = useTranslation('tickets')
  const { t: common } = useTranslation('common')
  const queries = useQueryClient()
  const refresh = () => queries.invalidateQueries({ queryKey: keys.duplicates(number) })
  const back = useMutation({
    mutationFn: (to: number) => api.tickets.unmarkDistinct({ params: { number, to } }),
    onSuccess: refresh,
    onError: showError,
  })
  return useMutation({
    mutationFn: (to: number) => api.tickets.markDistinct({ params: { number, to } }),
    onError: showError,
    onSuccess: async (_, to) => {
      await refresh()
      showSuccess(t('duplicate.marked', { number: to }), { label: common('undo'), run: () => back.mutate(to) })
    },
  })
}
