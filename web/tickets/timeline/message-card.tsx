import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '#contract/attachments.ts'
import type { Message } from '#contract/messages.ts'
import type { Ticket } from '#contract/tickets.ts'
import { CalendarCard } from '../mail/calendar-card.tsx'
import { SecurityLine } from '../mail/security-line.tsx'
import { SideMark } from '../side-conversations/side-mark.tsx'
import { useMoment } from '../use-moment.ts'
import { AttachmentList } from './attachment-list.tsx'
import { CallFacts } from './call-facts.tsx'
import { DeliveryState } from './delivery-state.tsx'
import { MessageBody } from './message-body.tsx'
import css from './message-card.module.css'
import { MessageHead, useAuthorName } from './message-head.tsx'
import { useMessageActions } from './use-message-actions.tsx'
import { messageElementId } from './use-timeline-scroll.ts'

interface Props {
  ticket: Ticket
  message: Message
  usualAddresses: ReadonlySet<string>
  /** Place in the feed, for those who hear it. */
  position: { index: number; count: number }
  /** The address points at it. */
  isLinked?: boolean
  /** What follows, and this, the reader had not read before. */
  isFirstUnread?: boolean
  /** Shown within its side conversation, where it is told whole. */
  isInside?: boolean
}

/** One message, note or call of the timeline. */
export function MessageCard({ ticket, message, usualAddresses, position, isLinked = false, ...rest }: Props) {
  const { t } = useTranslation('tickets')
  const name = useAuthorName(message)
  const when = useMoment()(message.createdAt)
  const { actions, dialog } = useMessageActions(ticket, message)
  const isBeside = message.sideConversation !== null && !rest.isInside
  const isShown = (id: string) => message.bodyHtml?.includes(`/attachments/${id}`) ?? false
  const files = message.attachments.filter((file) => !file.isInline && !isShown(file.id))

  return (
    <Card
      kind={message.kind}
      direction={message.direction}
      label={t('message.label', { kind: t(`message.kind.${message.kind}`), name, when })}
      position={position}
      {...(!rest.isInside && { id: messageElementId(message.id) })}
      isLinked={isLinked}
    >
      {rest.isFirstUnread && <p className={css['unread']}>{t('timeline.unreadFrom')}</p>}
      <MessageHead message={message} usualAddresses={usualAddresses} actions={actions} />
      {isBeside && message.sideConversation ? (
        <SideMark conversation={message.sideConversation} message={message} />
      ) : (
        <Whole ticket={ticket} message={message} files={files} />
      )}
      {message.delivery && <DeliveryState delivery={message.delivery} />}
      {dialog}
    </Card>
  )
}

/** All that a message holds. */
function Whole({ ticket, message, files }: Pick<Props, 'ticket' | 'message'> & { files: Attachment[] }) {
  return (
    <>
      {message.security && <SecurityLine security={message.security} />}
      {message.calendar.map((event) => (
        <CalendarCard key={`${event.uid} ${event.start}`} event={event} />
      ))}
      {message.call && <CallFacts call={message.call} />}
      {(message.call === null || message.bodyText.trim() !== '') && <MessageBody message={message} />}
      <AttachmentList files={files} archiveUrl={`/api/v1/tickets/${ticket.number}/files?message=${message.id}`} />
    </>
  )
}

interface CardProps extends Pick<Props, 'position'> {
  kind: Message['kind']
  direction: Message['direction']
  label: string
  isBusy?: boolean
  id?: string
  isLinked?: boolean
  /** Set for what has not left. */
  waits?: 'waiting' | 'stopped'
  children: ReactNode
}

export function Card(props: CardProps) {
  const { kind, direction, label, position, isBusy = false, id, isLinked, waits, children } = props
  return (
    <article
      id={id}
      className={css['card']}
      data-kind={kind}
      data-direction={direction}
      data-linked={isLinked || undefined}
      data-waits={waits}
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
