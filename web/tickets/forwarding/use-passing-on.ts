import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showSuccess } from '#web/ui/notify.ts'

type ForwardBody = Parameters<typeof api.forwarding.forward>[0]['body']
type ResendBody = Parameters<typeof api.forwarding.resend>[0]['body']

export function useForward(number: number, messageId: string, onDone: () => void) {
  const { t } = useTranslation('tickets')
  const refresh = useRefresh(number)
  return useMutation({
    mutationFn: (body: ForwardBody) => api.forwarding.forward({ params: { number, messageId }, body }),
    onSuccess: () => {
      refresh()
      showSuccess(t('forward.done'))
      onDone()
    },
  })
}

export function useResend(number: number, messageId: string, onDone: () => void) {
  const { t } = useTranslation('tickets')
  const refresh = useRefresh(number)
  return useMutation({
    mutationFn: (body: ResendBody) => api.forwarding.resend({ params: { number, messageId }, body }),
    onSuccess: () => {
      refresh()
      showSuccess(t('resend.done'))
      onDone()
    },
  })
}

function useRefresh(number: number) {
  const queries = useQueryClient()
  return () => void queries.invalidateQueries({ queryKey: keys.ticket(number) })
}
