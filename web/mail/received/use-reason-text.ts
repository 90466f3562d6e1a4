import { useTranslation } from 'react-i18next'
import type { ReceivedMail } from '#contract/mail.ts'
import { useFormat } from '#web/lib/format.ts'
import { isMailReason } from './reasons.ts'

export type Reasoned = Pick<ReceivedMail, 'outcome' | 'reason' | 'filters'>

/** Why a mail ended as it did, in words. */
export function useReasonText(): (mail: Reasoned) => string {
  const { t } = useTranslation('mail')
  const { list } = useFormat()
  return ({ outcome, reason, filters }) => {
    if (outcome === 'waiting' && reason === '') return t('reason.waiting')
    return isMailReason(reason) ? t(`reason.${reason}`, { filters: list(filters) }) : reason
  }
}
