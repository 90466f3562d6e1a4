import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { TicketPane } from '#web/tickets/index.ts'
import { Missing } from './full-page.tsx'

/** A ticket by itself, as links lead to it. */
export function TicketPage() {
  const { t } = useTranslation('common')
  const number = Number(useParams({ strict: false }).number)
  if (!Number.isSafeInteger(number) || number < 1) return <Missing />
  return (
    <>
      <h1 className="visually-hidden">{t('ticketNumber', { number })}</h1>
      <TicketPane key={number} number={number} />
    </>
  )
}
