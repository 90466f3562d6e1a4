import { Button } from '@mantine/core'
import { IconArrowDown, IconMessage2 } from '@tabler/icons-react'
import { type ReactNode, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import { useMe } from '#web/lib/me.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import type { Scheduled } from '../scheduled/use-scheduled.ts'
import { WaitingCard } from '../scheduled/waiting-card.tsx'
import { Arrivals } from './arrivals.tsx'
import { ChangeList } from './change-list.tsx'
import { MessageCard } from './message-card.tsx'
import { OutgoingCard, type OutgoingMessage } from './outgoing-card.tsx'
import css from './timeline.module.css'
import type { TimelineItem } from './timeline.ts'
import type { Conversation } from './use-conversation.ts'
import { useMarkRead } from './use-mark-read.ts'
import { useTimelineScroll } from './use-timeline-scroll.ts'

interface Props {
  ticket: Ticket
  conversation: Conversation
  /** The message that the address points at. */
  linkedId: string | undefined
  /** The first message that the reader had not read on coming here. */
  unreadId: string | undefined
  outgoing: OutgoingMessage | undefined
  scheduled: Scheduled
  onNewest: () => void
  /** Over the conversation. */
  children: ReactNode
}

export function TimelineFeed(props: Props) {
  const { ticket, conversation, linkedId, unreadId, outgoing, scheduled, onNewest, children } = props
  const { t } = useTranslation('tickets')
  const me = useMe().id
  const scroller = useRef<HTMLElement>(null)
  const feed = useRef<HTMLDivElement>(null)
  const { items, hasOlder, hasNewer, isElsewhere } = conversation
  const messages = useMemo(() => conversation.messages ?? [], [conversation.messages])
  const usual = useMemo(() => usualAddresses(ticket), [ticket])
  const last = messages.at(-1)
  // They come last, after all that was said.
  const waiting = isElsewhere ? [] : scheduled.replies
  const { unseen, toEnd, onScroll } = useTimelineScroll(scroller, feed, {
    lastId: last?.id,
    firstKey: items[0]?.key,
    isOwn: last?.author?.id === me,
    isSending: outgoing !== undefined,
    linkedId,
    older: hasOlder ? conversation.loadOlder : undefined,
    newer: hasNewer ? conversation.loadNewer : undefined,
  })
  useMarkRead(ticket.number, isElsewhere || unseen > 0 ? undefined : last?.id)
  const isEmpty = items.length === 0 && waiting.length === 0 && !outgoing
  // How many there are in all is not known before the beginning and the end were reached.
  const count = hasOlder || hasNewer ? -1 : items.length + waiting.length

  return (
    <div className={css['frame']}>
      <section
        ref={scroller}
        className={css['scroller']}
        onScroll={onScroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        tabIndex={0}
        aria-label={t('timeline.label')}
      >
        {hasOlder && (
          <Button
            className={css['older'] ?? ''}
            size="compact-sm"
            variant="default"
            loading={conversation.isLoadingOlder}
            onClick={conversation.loadOlder}
          >
            {t('timeline.older')}
          </Button>
        )}
        {isEmpty && <EmptyState icon={<IconMessage2 size={26} />} title={t('timeline.empty')} />}
        <div className={css['feed']} {...(!isEmpty && { role: 'feed', 'aria-label': t('timeline.label') })} ref={feed}>
          {items.map((item, index) => (
            <Item
              key={item.key}
              ticket={ticket}
              item={item}
              place={index}
              count={count}
              usual={usual}
              linkedId={linkedId}
              unreadId={unreadId}
            />
          ))}
          {waiting.map((reply, index) => (
            <WaitingCard
              key={reply.id}
              reply={reply}
              scheduled={scheduled}
              position={{ index: items.length + index, count }}
            />
          ))}
          {outgoing && <OutgoingCard outgoing={outgoing} count={count} />}
        </div>
        {hasNewer && (
          <Button className={css['newer'] ?? ''} size="compact-sm" variant="default" onClick={conversation.loadNewer}>
            {t('timeline.newer')}
          </Button>
        )}
      </section>
      {children}
      {isElsewhere ? (
        <button type="button" className={css['newPill']} onClick={onNewest}>
          {t('timeline.toNewest')}
          <IconArrowDown size={15} aria-hidden />
        </button>
      ) : (
        unseen > 0 && (
          <button type="button" className={css['newPill']} onClick={toEnd}>
            {t('timeline.newMessage', { count: unseen })}
            <IconArrowDown size={15} aria-hidden />
          </button>
        )
      )}
      {!isElsewhere && <Arrivals messages={messages} />}
    </div>
  )
}

interface ItemProps {
  ticket: Ticket
  item: TimelineItem
  place: number
  count: number
  usual: ReadonlySet<string>
  linkedId: string | undefined
  unreadId: string | undefined
}

function Item({ ticket, item, place, count, usual, linkedId, unreadId }: ItemProps) {
  const position = { index: place, count }
  if (item.kind === 'changes') return <ChangeList lines={item.lines} position={position} number={ticket.number} />
  return (
    <MessageCard
      ticket={ticket}
      message={item.message}
      usualAddresses={usual}
      position={position}
      isLinked={item.message.id === linkedId}
      isFirstUnread={item.message.id === unreadId}
    />
  )
}

/** The requester and the desk's own door: every mail goes to these. */
function usualAddresses(ticket: Ticket): ReadonlySet<string> {
  const requester = ticket.participants.filter((one) => one.role === 'requester').map((one) => one.address)
  return new Set([
    ...requester,
    ...[ticket.inbox?.address, ticket.requester.email].filter((one) => typeof one === 'string'),
  ])
}
