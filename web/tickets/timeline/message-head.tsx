import { IconAlertTriangle, IconArrowForwardUp, IconMail, IconNote, IconRobot } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Message } from '#contract/messages.ts'
import { useFormat } from '#web/lib/format.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { useMoment } from '../use-moment.ts'
import css from './message-card.module.css'
import { type MessageAction, MessageMenu } from './message-menu.tsx'
import { channelOf } from './use-change-words.ts'
import { WhyHere } from './why-here.tsx'

interface Props {
  message: Message
  /** Addresses a mail went to are of interest only where they are not the usual ones. */
  usualAddresses: ReadonlySet<string>
  actions: MessageAction[]
}

export function MessageHead({ message, usualAddresses, actions }: Props) {
  const { t } = useTranslation('tickets')
  const when = useWhen(message)
  const name = useAuthorName(message)
  const { list } = useFormat()
  const to = message.to.filter((one) => !usualAddresses.has(one.address)).map((one) => one.name || one.address)
  const cc = message.cc.map((one) => one.name || one.address)

  return (
    <div className={css['head']}>
      <Avatar name={name} id={message.author?.id} size={30} />
      <div className={css['who']}>
        <p className={css['name']}>
          <span>{name}</span>
          {message.kind === 'note' && message.sideConversation === null && (
            <span className={css['badge']} data-tone="note">
              <IconNote size={12} aria-hidden />
              {t('message.note')}
            </span>
          )}
          {message.kind === 'note' && message.direction !== 'internal' && message.sideConversation === null && (
            <span className={css['badge']}>
              {message.direction === 'out' ? (
                <IconArrowForwardUp size={13} aria-hidden />
              ) : (
                <IconMail size={13} aria-hidden />
              )}
              {t(message.direction === 'out' ? 'message.forwarded' : 'message.aside')}
            </span>
          )}
          {message.isAutomatic && (
            <span className={css['badge']}>
              <IconRobot size={13} aria-hidden />
              {t('message.automatic')}
            </span>
          )}
          {message.isUnverified && (
            <span className={css['badge']} data-tone="warning">
              <IconAlertTriangle size={13} aria-hidden />
              {t('message.unverified')}
            </span>
          )}
        </p>
        <p className={css['when']}>{when}</p>
        {message.kind !== 'call' && (to.length > 0 || cc.length > 0) && (
          <p className={css['when']}>
            {cc.length === 0
              ? t('message.recipients', { to: list(to) })
              : t('message.recipientsWithCc', {
                  to: list(message.to.map((one) => one.name || one.address)),
                  cc: list(cc),
                })}
          </p>
        )}
        {message.bcc.length > 0 && (
          <p className={css['when']}>{t('message.bcc', { bcc: list(message.bcc.map((one) => one.address)) })}</p>
        )}
      </div>
      <WhyHere message={message} />
      <MessageMenu actions={actions} name={name} />
    </div>
  )
}

function useWhen(message: Message): string {
  const { t } = useTranslation('tickets')
  const when = useMoment()(message.createdAt)
  const channel = message.direction === 'in' ? channelOf(message.channel) : undefined
  return channel === undefined ? when : t(`message.via.${channel}`, { when })
}

export function useAuthorName(message: Message): string {
  const { t } = useTranslation('tickets')
  return message.author?.name || message.from?.name || message.from?.address || t('message.unknown')
}
