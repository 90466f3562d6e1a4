import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

interface Sent {
  personId: string
  startsAt: string
  endsAt: string
  substituteId: string | null
  note: string
}

/** Plans an absence, or changes one. */
export function useSaveAbsence(id: string | undefined, onSaved: () => void) {
  const { t } = useTranslation('duty')
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ personId, ...fields }: Sent) =>
      id === undefined
        ? api.duty.addAbsence({ body: { personId, ...fields } })
        : api.duty.changeAbsence({ params: { id }, body: fields }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.duty })
      showSuccess(t('absence.saved'))
      onSaved()
    },
  })
}

export function useRemoveAbsence(onRemoved: () => void) {
  const { t } = useTranslation('duty')
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api.duty.removeAbsence({ params: { id } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.duty })
      showSuccess(t('absence.removed'))
      onRemoved()
    },
    onError: showError,
  })
}
