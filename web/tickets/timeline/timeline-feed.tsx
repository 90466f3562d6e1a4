import { Button } from '@mantine/core'
import { IconArrowDown, IconMessage2 } from '@tabler/icons-react'
import { useMemo, useRef, useState } from 'react'
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
import { newestOf, type TimelineItem } from './timeline.ts'
import { useTimelineScroll } from './use-timeline-scroll.ts'

const atOnce = 25

interface Props {
  ticket: Ticket
  items: TimelineItem[]
  outgoing: OutgoingMessage | undefined
  scheduled: Scheduled
}

export function TimelineFeed({ ticket, items, outgoing, scheduled }: Props) {
  const { t } = useTranslation('tickets')
  const me = useMe().id
  const scroller = useRef<HTMLElement>(null)
  const feed = useRef<HTMLDivElement>(null)
  const [wanted, setWanted] = useState(atOnce)
  const messages = useMemo(() => items.flatMap((item) => (item.kind === 'message' ? [item.message] : [])), [items])
  const shown = newestOf(items, wanted)
  const usual = useMemo(() => usualAddresses(ticket), [ticket])
  const last = messages.at(-1)
  const waiting = scheduled.replies
  const { unseen, toEnd, onScroll } = useTimelineScroll(scroller, feed, {
    lastId: last?.id,
    firstKey: shown[0]?.key,
    isOwn: last?.author?.id === me,
    isSending: outgoing !== undefined,
  })
  const isEmpty = items.length === 0 && waiting.length === 0 && !outgoing
  const count = items.length + waiting.length
  const older = messages.length - Math.min(wanted, messages.length)

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
        {older > 0 && (
          <Button
            className={css['older'] ?? ''}
            size="compact-sm"
            variant="default"
            onClick={() => setWanted(wanted + atOnce * 2)}
          >
            {t('timeline.older', { count: older })}
          </Button>
        )}
        {isEmpty && <EmptyState icon={<IconMessage2 size={26} />} title={t('timeline.empty')} />}
        <div className={css['feed']} {...(!isEmpty && { role: 'feed', 'aria-label': t('timeline.label') })} ref={feed}>
          {shown.map((item, index) => (
            <Item
              key={item.key}
              ticket={ticket}
              item={item}
              place={items.length - shown.length + index}
              count={count}
              usual={usual}
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
      </section>
      {unseen > 0 && (
        <button type="button" className={css['newPill']} onClick={toEnd}>
          {t('timeline.newMessage', { count: unseen })}
          <IconArrowDown size={15} aria-hidden />
        </button>
      )}
      <Arrivals messages={messages} />
    </div>
  )
}

interface ItemProps {
  ticket: Ticket
  item: TimelineItem
  place: number
  count: number
  usual: ReadonlySet<string>
}

function Item({ ticket, item, place, count, usual }: ItemProps) {
  const position = { index: place, count }
  if (item.kind === 'changes') return <ChangeList lines={item.lines} position={position} />
  return <MessageCard ticket={ticket} message={item.message} usualAddresses={usual} position={position} />
}

/** The requester and the desk's own door: every mail goes to these. */
function usualAddresses(ticket: Ticket): ReadonlySet<string> {
  const requester = ticket.participants.filter((one) => one.role === 'requester').map((one) => one.address)
  return new Set([
    ...requester,
    ...[ticket.inbox?.address, ticket.requester.email].filter((one) => typeof one === 'string'),
  ])
}
