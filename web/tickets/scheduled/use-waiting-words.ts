import { useTranslation } from 'react-i18next'
import type { WaitingReply } from '#web/lib/waiting-reply.ts'
import { useMoment } from '../use-moment.ts'

/** When a reply leaves, or why it did not. */
export function useWaitingWords(reply: WaitingReply): string {
  const { t } = useTranslation('tickets')
  const moment = useMoment()
  if (reply.stopReason !== null) return t(`scheduled.stopped.${reply.stopReason}`)
  return reply.kind === 'undo' ? t('scheduled.soon') : t('scheduled.leavesAt', { when: moment(reply.sendAt) })
}
