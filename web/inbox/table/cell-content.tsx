import { useTranslation } from 'react-i18next'
import type { CustomField } from '#contract/fields.ts'
import type { TicketSummary } from '#contract/tickets.ts'
import { useValueWords } from '#web/lib/field-words.ts'
import { useFormat } from '#web/lib/format.ts'
import { DuePill } from '#web/ui/due-pill.tsx'
import { PriorityPill, StatusPill, TagPill } from '#web/ui/pills.tsx'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import { isTicketColumn, type ShownColumn } from './columns.ts'
import css from './table.module.css'

interface Props {
  ticket: TicketSummary
  shown: ShownColumn
}

/** What a ticket has to say in one column, beside the subject, which is a link. */
export function CellContent({ ticket, shown: { column, field } }: Props) {
  const { t } = useTranslation('common')
  if (!isTicketColumn(column)) return field && <FieldContent ticket={ticket} field={field} />
  switch (column) {
    case 'subject':
      return <Words text={ticket.subject} />
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

/** A value as the page of the ticket says it, but for days, which are told shorter. */
function FieldContent({ ticket, field }: { ticket: TicketSummary; field: CustomField }) {
  const words = useValueWords()
  const { shortDay } = useFormat()
  const value = ticket.fields?.[field.key]
  if (value === undefined) return null
  const whole = words(field, value, ticket.fieldNames)
  return <Words text={field.type === 'date' ? shortDay(String(value)) : whole} whole={whole} />
}

/** As much of a text as there is room for. */
function Words({ text, whole = text }: { text: string | undefined; whole?: string | undefined }) {
  return (
    <span className={css.cut} title={whole}>
      {text}
    </span>
  )
}

function Moment({ iso }: { iso: string | null }) {
  return iso === null ? null : <TimeAgo iso={iso} as="smart" className={css.quiet} />
}
