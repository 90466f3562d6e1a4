import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import type { TicketSummary } from '#contract/tickets.ts'
import { SelectBox } from '#web/bulk/index.ts'
import { useColleagues } from '#web/lib/presence.ts'
import { Watchers } from '#web/ui/watchers.tsx'
import { useNewest } from '../list/use-newest.ts'
import { CellContent } from './cell-content.tsx'
import type { ShownColumn } from './columns.ts'
import css from './table.module.css'

interface Props {
  ticket: TicketSummary
  view: string
  shown: ShownColumn[]
  isTabStop: boolean
  order: () => number[]
  onOpen: (number: number) => void
  onPrefetch: (number: number) => void
}

/**
 * A ticket in one line; its subject is the link, and a click anywhere follows it. Drawn again only when it is another:
 * while one scrolls, those in sight stay as they are.
 */
export const TableRow = memo(function TableRow(props: Props) {
  const { ticket: listed, view, shown, isTabStop, order, onOpen, onPrefetch } = props
  const ticket = useNewest(listed)
  const { number } = ticket
  const colleagues = useColleagues(number)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the link inside does it by keyboard
    <div
      role="row"
      tabIndex={-1}
      className={css.line}
      data-waits={ticket.awaitsReply || undefined}
      onPointerEnter={() => onPrefetch(number)}
      onClick={(event) => {
        const isOnControl = event.target instanceof Element && event.target.closest('a, input, label') !== null
        if (!isOnControl) onOpen(number)
      }}
    >
      <span role="cell" className={css.cell}>
        <SelectBox ticket={ticket} order={order} isInLine />
      </span>
      {shown.map((one) => (
        <span key={one.column} role="cell" className={css.cell} data-column={one.column}>
          {one.column === 'subject' ? (
            <>
              <Link
                to="/inbox/$view/$number"
                params={{ view, number: String(number) }}
                className={css.subject}
                data-number={number}
                tabIndex={isTabStop ? 0 : -1}
                preload={false}
                onFocus={() => onPrefetch(number)}
              >
                {ticket.subject}
              </Link>
              <Watchers colleagues={colleagues} />
            </>
          ) : (
            <CellContent ticket={ticket} shown={one} />
          )}
        </span>
      ))}
    </div>
  )
})
