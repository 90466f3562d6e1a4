import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '#contract/messages.ts'
import { useForwarding } from '../forwarding/use-forwarding.tsx'
import { useMoment } from '../use-moment.ts'
import { AttachmentList } from './attachment-list.tsx'
import { CallFacts } from './call-facts.tsx'
import { DeliveryState } from './delivery-state.tsx'
import { MessageBody } from './message-body.tsx'
import css from './message-card.module.css'
import { MessageHead, useAuthorName } from './message-head.tsx'
import { MessageMenu } from './message-menu.tsx'

interface Props {
  /** Of the ticket. */
  number: number
  message: Message
  usualAddresses: ReadonlySet<string>
  /** Place in the feed, for those who hear it. */
  position: { index: number; count: number }
}

/** One message, note or call of the timeline. */
export function MessageCard({ number, message, usualAddresses, position }: Props) {
  const { t } = useTranslation('tickets')
  const name = useAuthorName(message)
  const when = useMoment()(message.createdAt)
  const forwarding = useForwarding(number, message)
  const isShown = (id: string) => message.bodyHtml?.includes(`/attachments/${id}`) ?? false
  const files = message.attachments.filter((file) => !file.isInline && !isShown(file.id))

  return (
    <Card
      kind={message.kind}
      direction={message.direction}
      label={t('message.label', { kind: t(`message.kind.${message.kind}`), name, when })}
      position={position}
    >
      <MessageHead
        message={message}
        usualAddresses={usualAddresses}
        menu={<MessageMenu name={name} entries={forwarding.entries} />}
      />
      {message.call && <CallFacts call={message.call} />}
      {(message.call === null || message.bodyText.trim() !== '') && <MessageBody message={message} />}
      <AttachmentList files={files} />
      {message.delivery && <DeliveryState delivery={message.delivery} />}
      {forwarding.dialog}
    </Card>
  )
}

interface CardProps extends Pick<Props, 'position'> {
  kind: Message['kind']
  direction: Message['direction']
  label: string
  isBusy?: boolean
  children: ReactNode
}

export function Card({ kind, direction, label, position, isBusy = false, children }: CardProps) {
  return (
    <article
      className={css['card']}
      data-kind={kind}
      data-direction={direction}
      aria-label={label}
      aria-posinset={position.index + 1}
      aria-setsize={position.count}
      aria-busy={isBusy || undefined}
      tabIndex={-1}
    >
      {children}
    </article>
  )
}
