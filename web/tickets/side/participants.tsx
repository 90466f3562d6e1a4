import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import css from './side.module.css'

/** Whom the mails of the ticket reach, when it is more than the requester. */
export function Participants({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('tickets')
  if (ticket.participants.every((one) => one.role === 'requester')) return null

  return (
    <section aria-label={t('participants.title')}>
      <h2 className={css['title']}>{t('participants.title')}</h2>
      <ul className={css['list']}>
        {ticket.participants.map((one) => (
          <li key={`${one.role}:${one.address}`} className={css['row']} title={one.address}>
            <span className={css['grow']}>{one.name || one.address}</span>
            <span className={css['quiet']}>{t(`participants.${one.role}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
