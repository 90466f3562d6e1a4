import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { EscalationRequest } from '#contract/escalation.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showSuccess } from '#web/ui/notify.ts'

export function escalationsQuery(number: number) {
  return queryOptions({
    queryKey: keys.escalations(number),
    queryFn: ({ signal }) => api.escalations.ofTicket({ params: { number }, signal }),
  })
}

export function useEscalate(number: number, onDone: () => void) {
  const { t } = useTranslation('tickets')
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: EscalationRequest) => api.escalations.escalate({ params: { number }, body }),
    onSuccess: async (escalations) => {
      client.setQueryData(keys.escalations(number), escalations)
      showSuccess(t('escalation.done', { level: escalations.level }))
      onDone()
      await client.invalidateQueries({ queryKey: keys.ticket(number) })
    },
  })
}
