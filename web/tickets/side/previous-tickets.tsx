import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import { StatusPill } from '#web/ui/pills.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { ticketsOfQuery } from '../queries.ts'
import { TicketLink } from '../ticket-link.tsx'
import css from './side.module.css'

const shownCount = 5

export function PreviousTickets({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('tickets')
  const { data, isPending } = useQuery(ticketsOfQuery(ticket.requester.id))
  const others = data?.filter((one) => one.number !== ticket.number) ?? []

  return (
    <section aria-label={t('previous.title')}>
      <h2 className={css['title']}>
        {t('previous.title')}
        {others.length > shownCount && (
          <Link className={css['titleLink']} to="/customers/people/$id" params={{ id: ticket.requester.id }}>
            {t('previous.all')}
          </Link>
        )}
      </h2>
      {isPending && <SkeletonLines count={2} />}
      {data && others.length === 0 && <p className={css['none']}>{t('previous.none')}</p>}
      <ul className={css['list']}>
        {others.slice(0, shownCount).map((one) => (
          <li key={one.number}>
            <TicketLink number={one.number} className={css['rowLink']}>
              <span className={css['quiet']}>#{one.number}</span>
              <span className={css['grow']}>{one.subject}</span>
              <StatusPill status={one.status} />
            </TicketLink>
          </li>
        ))}
      </ul>
    </section>
  )
}
