import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import css from './table.module.css'

export function TicketLink({ number }: { number: number | null }) {
  const { t } = useTranslation('mail')
  if (number === null) return null
  return (
    <Link
      to="/tickets/$number"
      params={{ number: String(number) }}
      className={css.ticket}
      aria-label={t('openTicket', { number })}
    >
      #{number}
    </Link>
  )
}
