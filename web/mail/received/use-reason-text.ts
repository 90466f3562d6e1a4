import { useTranslation } from 'react-i18next'
import type { ReceivedMail } from '#contract/mail.ts'
import { isMailReason } from './reasons.ts'

/** Why a mail ended as it did, in words. */
export function useReasonText(): (mail: Pick<ReceivedMail, 'outcome' | 'reason'>) => string {
  const { t } = useTranslation('mail')
  return ({ outcome, reason }) => {
    if (outcome === 'waiting' && reason === '') return t('reason.waiting')
    return isMailReason(reason) ? t(`reason.${reason}`) : reason
  }
}
