import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ReceivedMail } from '#contract/mail.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

export type Decision =
  | { act: 'retry' | 'undo' }
  | { act: 'ignore'; sender?: 'address' | 'domain'; everywhere?: boolean }
  | { act: 'ticket'; ticketNumber?: number }

/** Carries out what an agent decided about a mail, and says what came of it. */
export function useDecide(id: string) {
  const { t } = useTranslation('mail')
  const { t: common } = useTranslation('common')
  const client = useQueryClient()
  const decide = useMutation({
    mutationFn: (decision: Decision) => carryOut(id, decision),
    onSuccess: (mail, decision) => {
      const undo = { label: common('undo'), run: () => decide.mutate({ act: 'undo' }) }
      showSuccess(said(mail, decision), decision.act === 'ignore' ? undo : undefined)
    },
    onError: showError,
    onSettled: async () => {
      void client.invalidateQueries({ queryKey: keys.ignoredSenders })
      await client.invalidateQueries({ queryKey: keys.mail() })
    },
  })
  return decide

  function said({ outcome, ticketNumber, from }: ReceivedMail, decision: Decision): string {
    if (decision.act === 'undo') return t('done.undone')
    if (decision.act === 'ignore' && decision.sender === 'address') return t('done.senderIgnored', { sender: from })
    if (decision.act === 'ignore' && decision.sender === 'domain') {
      return t('done.senderIgnored', { sender: domainOf(from) })
    }
    return t(`done.${outcome}`, { number: ticketNumber ?? '' })
  }
}

export function domainOf(address: string): string {
  return `@${address.slice(address.lastIndexOf('@') + 1)}`
}

function carryOut(id: string, decision: Decision): Promise<ReceivedMail> {
  const params = { id }
  switch (decision.act) {
    case 'retry':
      return api.mail.retry({ params })
    case 'undo':
      return api.mail.undoIgnore({ params })
    case 'ignore': {
      const { act: _, ...body } = decision
      return api.mail.ignore({ params, body })
    }
    case 'ticket': {
      const { ticketNumber } = decision
      return api.mail.makeTicket({ params, body: ticketNumber === undefined ? {} : { ticketNumber } })
    }
  }
}
