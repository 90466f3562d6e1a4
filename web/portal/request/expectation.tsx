import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import { useFormat } from '#web/lib/format.ts'
import { openStatuses } from '../requests/stage.ts'
import { expectationQuery } from './queries.ts'
import css from './request-head.module.css'

/** When an answer or the solution may be expected, in words; nothing where nothing is promised. */
export function Expectation({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('portal')
  const { dateTime } = useFormat()
  const isOpen = openStatuses.includes(ticket.status)
  const { data } = useQuery({ ...expectationQuery(ticket.number), enabled: isOpen })
  if (!isOpen || data === undefined || data === null) return null
  const when = dateTime(data.at)
  return (
    <span className={css['expectation']}>{t(data.isLate ? `expect.${data.what}Late` : `expect.${data.what}`, { when })}</span>
  )
}
