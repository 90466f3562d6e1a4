import { Link } from '@tanstack/react-router'
import type { TicketSummary } from '#contract/tickets.ts'
import { DuePill } from '#web/ui/due-pill.tsx'
import { PriorityPill, StatusPill } from '#web/ui/pills.tsx'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import css from './my-day.module.css'

interface Props {
  ticket: TicketSummary
  /** The moment that matters here. */
  at: string
}

export function TicketLine({ ticket, at }: Props) {
  return (
    <li>
      <Link to="/tickets/$number" params={{ number: String(ticket.number) }} className={css.line}>
        <span className={css.words}>
          <span className={css.subject}>{ticket.subject}</span>
          <span className={css.dim}>
            #{ticket.number} · {ticket.requester.name}
          </span>
        </span>
        <span className={css.marks}>
          <DuePill nextDue={ticket.nextDue} isClockPaused={ticket.isClockPaused} />
          {ticket.priority <= 2 ? <PriorityPill priority={ticket.priority} /> : <StatusPill status={ticket.status} />}
          <TimeAgo iso={at} className={css.dim} />
        </span>
      </Link>
    </li>
  )
}
