import { Checkbox } from '@mantine/core'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketSummary } from '#contract/tickets.ts'
import css from './select-box.module.css'
import { toggleTicket, useSelection } from './selection.ts'

interface Props {
  ticket: TicketSummary
  /** The numbers of the list in its order, for ranges. */
  order: () => number[]
  /** In a place of its own, rather than over the face of the requester. */
  isInLine?: boolean
}

/** Takes a ticket of a list into the selection; with Shift, all up to it. */
export const SelectBox = memo(function SelectBox({ ticket, order, isInLine = false }: Props) {
  const { t } = useTranslation('bulk')
  const { numbers, view } = useSelection()
  return (
    <span className={isInLine ? css.inLine : css.place} data-used={numbers.size > 0 || undefined}>
      <Checkbox
        size="sm"
        aria-label={t('select', { number: ticket.number, subject: ticket.subject })}
        checked={view !== undefined || numbers.has(ticket.number)}
        tabIndex={-1}
        onChange={() => undefined}
        onClick={(event) => toggleTicket(ticket.number, order(), event.shiftKey)}
      />
    </span>
  )
})
