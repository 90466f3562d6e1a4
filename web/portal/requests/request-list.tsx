import type { TicketSummary } from '#contract/tickets.ts'
import css from './request-row.module.css'
import { RequestRow } from './request-row.tsx'

interface Props {
  tickets: TicketSummary[]
  label: string
  showRequester?: boolean
}

export function RequestList({ tickets, label, showRequester = false }: Props) {
  return (
    <ul className={css['list']} aria-label={label}>
      {tickets.map((ticket) => (
        <RequestRow key={ticket.id} ticket={ticket} showRequester={showRequester} />
      ))}
    </ul>
  )
}
