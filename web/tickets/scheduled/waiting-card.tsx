import { IconAlertTriangle, IconClock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/lib/format.ts'
import type { WaitingReply } from '#web/lib/waiting-reply.ts'
import { AttachmentChip } from '#web/ui/attachment-chip.tsx'
import { Avatar } from '#web/ui/avatar.tsx'
import { MessageBody } from '../timeline/message-body.tsx'
import cardCss from '../timeline/message-card.module.css'
import { Card } from '../timeline/message-card.tsx'
import { ApprovalActions } from './approval-actions.tsx'
import css from './scheduled.module.css'
import type { Scheduled } from './use-scheduled.ts'
import { useWaitingWords } from './use-waiting-words.ts'
import { WaitingActions } from './waiting-actions.tsx'

interface Props {
  reply: WaitingReply
  scheduled: Scheduled
  position: { index: number; count: number }
}

/** A reply that has not left, where it will stand when it has. */
export function WaitingCard({ reply, scheduled, position }: Props) {
  const { t } = useTranslation('tickets')
  const { t: common } = useTranslation('common')
  const { list } = useFormat()
  const words = useWaitingWords(reply)
  const files = reply.attachments.filter(({ id }) => !reply.bodyHtml.includes(`/attachments/${id}`))
  const isStopped = reply.state === 'stopped'
  const recipients = [...(reply.to ?? []), ...reply.cc]
  const Icon = isStopped ? IconAlertTriangle : IconClock

  return (
    <Card
      kind="reply"
      direction="out"
      label={t('scheduled.label', { name: reply.author.name, state: words })}
      position={position}
      waits={isStopped ? 'stopped' : 'waiting'}
    >
      <div className={cardCss['head']}>
        <Avatar name={reply.author.name} id={reply.author.id} size={30} />
        <div className={cardCss['who']}>
          <p className={cardCss['name']}>{reply.author.name}</p>
          <p className={css['state']} data-tone={isStopped ? 'warn' : undefined}>
            <Icon size={14} aria-hidden />
            {words}
          </p>
          {reply.approvedBy !== null && (
            <p className={cardCss['when']}>{t('scheduled.approvedBy', { name: reply.approvedBy.name })}</p>
          )}
          {reply.kind !== 'undo' && recipients.length > 0 && (
            <p className={cardCss['when']}>{t('message.recipients', { to: list(recipients) })}</p>
          )}
        </div>
      </div>
      <MessageBody message={{ bodyHtml: reply.bodyHtml, bodyText: '', newText: '', attachments: reply.attachments }} />
      {files.length > 0 && (
        <ul className={css['files']} aria-label={t('message.files')}>
          {files.map((file) => (
            <li key={file.id}>
              <AttachmentChip attachment={file} />
            </li>
          ))}
        </ul>
      )}
      {reply.status !== null && (
        <p className={css['status']}>{t('scheduled.status', { status: common(`status.${reply.status}`) })}</p>
      )}
      {reply.word !== '' && (
        <div className={css['word']}>
          <p className={css['wordTitle']}>{t('approval.wordOf')}</p>
          {reply.word}
        </div>
      )}
      {reply.can.approve && <ApprovalActions reply={reply} scheduled={scheduled} />}
      <WaitingActions reply={reply} scheduled={scheduled} />
    </Card>
  )
}
