import { useTranslation } from 'react-i18next'
import type { TicketSummary } from '#contract/tickets.ts'
import { useFormat } from '#web/lib/format.ts'
import { useMaybeMe } from '#web/lib/me.ts'
import { Link } from '../link.tsx'
import css from './request-row.module.css'
import { StageBar } from './stage-line.tsx'

interface Props {
  ticket: TicketSummary
  /** In the list of an organization: who asked. */
  showRequester?: boolean
}

export function RequestRow({ ticket, showRequester = false }: Props) {
  const { t } = useTranslation('portal')
  const format = useFormat()
  const isOwn = ticket.requester.id === useMaybeMe()?.id
  return (
    <li className={css['row']} data-waiting={ticket.status === 'pending' && isOwn}>
      <div className={css['text']}>
        <Link to="/requests/$number" params={{ number: String(ticket.number) }} className={css['subject']}>
          {ticket.subject}
        </Link>
        <p className={css['snippet']}>{ticket.snippet}</p>
        <p className={css['meta']}>
          <span>#{ticket.number}</span>
          {showRequester && <span>{t('list.by', { name: ticket.requester.name })}</span>}
          <span title={format.dateTime(ticket.updatedAt)}>
            {t('list.updated', { when: format.relative(ticket.updatedAt) })}
          </span>
        </p>
      </div>
      <StageBar status={ticket.status} isOwn={isOwn} />
    </li>
  )
}
