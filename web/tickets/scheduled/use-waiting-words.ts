import { useTranslation } from 'react-i18next'
import type { WaitingReply } from '#web/lib/waiting-reply.ts'
import { useMoment } from '../use-moment.ts'

/** When a reply leaves, what it waits for, or why it did not. */
export function useWaitingWords(reply: WaitingReply): string {
  const { t } = useTranslation('tickets')
  const moment = useMoment()
  if (reply.stopReason !== null) return t(`scheduled.stopped.${reply.stopReason}`)
  if (reply.kind === 'approval') {
    const isForLater = reply.secondsLeft > 0
    return isForLater ? t('scheduled.toApproveThen', { when: moment(reply.sendAt) }) : t('scheduled.toApprove')
  }
  return reply.kind === 'undo' ? t('scheduled.soon') : t('scheduled.leavesAt', { when: moment(reply.sendAt) })
}
