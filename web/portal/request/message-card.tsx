import { IconMessageCircle, IconPhone, IconRobot } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Message } from '#contract/messages.ts'
import type { Me } from '#contract/sessions.ts'
import { useDesk } from '#web/lib/me.ts'
import { AttachmentChip } from '#web/ui/attachment-chip.tsx'
import { Avatar } from '#web/ui/avatar.tsx'
import css from './message-card.module.css'
import { MessageText } from './message-text.tsx'
import { MessageTime } from './message-time.tsx'

interface Props {
  message: Message
  visitor: Me
}

/** One message: the requester's side on the right, the desk's on the left. */
export function MessageCard({ message, visitor }: Props) {
  const { t } = useTranslation('portal')
  const desk = useDesk()
  const isMine = message.author?.id === visitor.id
  const name = message.author?.name || message.from?.name || message.from?.address || desk.name
  const files = message.attachments.filter((attachment) => !attachment.isInline)

  return (
    <li className={css['message']} data-side={message.direction === 'in' ? 'requester' : 'desk'}>
      <Avatar name={name} id={message.author?.id} size={34} />
      <div className={css['card']}>
        <p className={css['head']}>
          <strong>{isMine ? t('message.you') : name}</strong>
          <Kind message={message} />
          <MessageTime iso={message.createdAt} className={css['time']} />
        </p>
        <MessageText message={message} />
        {files.length > 0 && (
          <ul className={css['files']} aria-label={t('message.files')}>
            {files.map((attachment) => (
              <li key={attachment.id}>
                <AttachmentChip attachment={attachment} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  )
}

function Kind({ message }: { message: Message }) {
  const { t } = useTranslation('portal')
  if (message.kind === 'call') return <Sign icon={<IconPhone size={14} aria-hidden />} text={t('message.call')} />
  if (message.kind === 'chat')
    return <Sign icon={<IconMessageCircle size={14} aria-hidden />} text={t('message.chat')} />
  if (message.isAutomatic) return <Sign icon={<IconRobot size={14} aria-hidden />} text={t('message.automatic')} />
  return null
}

function Sign({ icon, text }: { icon: React.ReactNode; text: string }) {
  return (
    <span className={css['sign']}>
      {icon}
      {text}
    </span>
  )
}
