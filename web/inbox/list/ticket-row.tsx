import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketSummary } from '#contract/tickets.ts'
import { useColleagues } from '#web/lib/presence.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { DuePill } from '#web/ui/due-pill.tsx'
import { PriorityPill, StatusPill, TagPill } from '#web/ui/pills.tsx'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import { VipMark } from '#web/ui/vip-mark.tsx'
import { Watchers } from '#web/ui/watchers.tsx'
import css from './ticket-row.module.css'
import { useNewest } from './use-newest.ts'

interface Props {
  ticket: TicketSummary
  view: string
  isCurrent: boolean
  isTabStop: boolean
  onPrefetch: (number: number) => void
}

const shownTags = 2

/** Drawn again only when it is another: while one scrolls, those in sight stay as they are. */
export const TicketRow = memo(function TicketRow({ ticket: listed, view, isCurrent, isTabStop, onPrefetch }: Props) {
  const { t } = useTranslation('inbox')
  const ticket = useNewest(listed)
  const { requester, number } = ticket
  return (
    <Link
      to="/inbox/$view/$number"
      params={{ view, number: String(number) }}
      className={css.row}
      data-number={number}
      data-waits={ticket.awaitsReply || undefined}
      aria-current={isCurrent ? 'true' : undefined}
      tabIndex={isTabStop ? 0 : -1}
      preload={false}
      onPointerEnter={() => onPrefetch(number)}
      onFocus={() => onPrefetch(number)}
    >
      <Avatar name={requester.name} id={requester.id} />
      <span className={css.body}>
        <span className={css.top}>
          <span className={css.from}>{requester.name}</span>
          {ticket.isVip && <VipMark />}
          {ticket.organization && <span className={css.organization}>· {ticket.organization.name}</span>}
          <TimeAgo iso={ticket.updatedAt} as="smart" className={css.time} />
        </span>
        <span className={css.subject}>{ticket.subject}</span>
        <span className={css.snippet}>{ticket.snippet}</span>
        <span className={css.meta}>
          <StatusPill status={ticket.status} />
          <DuePill nextDue={ticket.nextDue} isClockPaused={ticket.isClockPaused} />
          {ticket.priority <= 2 && <PriorityPill priority={ticket.priority} />}
          <span className={css.tags}>
            {ticket.tags.slice(0, shownTags).map((tag) => (
              <TagPill key={tag} tag={tag} />
            ))}
          </span>
          {ticket.tags.length > shownTags && (
            <span className={css.more}>{t('row.moreTags', { count: ticket.tags.length - shownTags })}</span>
          )}
          <Watchers colleagues={useColleagues(number)} />
          <Assignee ticket={ticket} isShown={view !== 'mine' && view !== 'unassigned'} />
        </span>
        {ticket.awaitsReply && <span className="visually-hidden">{t('row.waits')}</span>}
      </span>
    </Link>
  )
})

function Assignee({ ticket, isShown }: { ticket: TicketSummary; isShown: boolean }) {
  if (!isShown || !ticket.assignee) return <span className={css.number}>#{ticket.number}</span>
  return (
    <span className={css.assignee} title={ticket.assignee.name}>
      <Avatar name={ticket.assignee.name} id={ticket.assignee.id} size={20} />
      <span className="visually-hidden">{ticket.assignee.name}</span>
    </span>
  )
}
