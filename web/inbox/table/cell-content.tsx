import { useTranslation } from 'react-i18next'
import type { TicketSummary } from '#contract/tickets.ts'
import { DuePill } from '#web/ui/due-pill.tsx'
import { PriorityPill, StatusPill, TagPill } from '#web/ui/pills.tsx'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import type { Column } from './columns.ts'
import css from './table.module.css'

interface Props {
  ticket: TicketSummary
  column: Exclude<Column, 'subject'>
}

/** What a ticket has to say in one column. */
export function CellContent({ ticket, column }: Props) {
  const { t } = useTranslation('common')
  switch (column) {
    case 'number':
      return <span className={css.quiet}>#{ticket.number}</span>
    case 'requester':
      return <Words text={ticket.requester.name} />
    case 'organization':
      return <Words text={ticket.organization?.name} />
    case 'status':
      return <StatusPill status={ticket.status} />
    case 'priority':
      return <PriorityPill priority={ticket.priority} />
    case 'type':
      return <Words text={t(`type.${ticket.type}`)} />
    case 'assignee':
      return <Words text={ticket.assignee?.name} />
    case 'team':
      return <Words text={ticket.team?.name} />
    case 'tags':
      return (
        <span className={css.tags}>
          {ticket.tags.map((tag) => (
            <TagPill key={tag} tag={tag} />
          ))}
        </span>
      )
    case 'channel':
      return <Words text={t(`channel.${ticket.channel}`)} />
    case 'messageCount':
      return <span className={css.quiet}>{ticket.messageCount}</span>
    case 'nextDue':
      return <DuePill nextDue={ticket.nextDue} isClockPaused={ticket.isClockPaused} />
    case 'waitingSince':
    case 'createdAt':
    case 'updatedAt':
      return <Moment iso={ticket[column]} />
  }
}

function Words({ text }: { text: string | undefined }) {
  return (
    <span className={css.cut} title={text}>
      {text}
    </span>
  )
}

function Moment({ iso }: { iso: string | null }) {
  return iso === null ? null : <TimeAgo iso={iso} as="smart" className={css.quiet} />
}
