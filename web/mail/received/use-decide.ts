import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

export type Decision = { act: 'retry' | 'ignore' } | { act: 'ticket'; ticketNumber?: number }

/** Carries out what an agent decided about a mail, and says what came of it. */
export function useDecide(id: string) {
  const { t } = useTranslation('mail')
  const client = useQueryClient()
  return useMutation({
    mutationFn: (decision: Decision) => carryOut(id, decision),
    onSuccess: ({ outcome, ticketNumber }) => showSuccess(t(`done.${outcome}`, { number: ticketNumber ?? '' })),
    onError: showError,
    onSettled: async () => {
      void client.invalidateQueries({ queryKey: keys.inboxes })
      await client.invalidateQueries({ queryKey: keys.mail() })
    },
  })
}

function carryOut(id: string, decision: Decision) {
  const params = { id }
  switch (decision.act) {
    case 'retry':
      return api.mail.retry({ params })
    case 'ignore':
      return api.mail.ignore({ params, body: {} })
    case 'ticket': {
      const { ticketNumber } = decision
      return api.mail.makeTicket({ params, body: ticketNumber === undefined ? {} : { ticketNumber } })
    }
  }
}
