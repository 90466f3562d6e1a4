import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { TicketSummary } from '#contract/tickets.ts'
import { SelectBox } from '#web/bulk/index.ts'
import { prefetchTicket } from '../open-ticket.tsx'
import { RowSkeletons } from './row-skeletons.tsx'
import css from './ticket-list.module.css'
import { TicketRow } from './ticket-row.tsx'
import { useListKeys } from './use-list-keys.ts'

interface Props {
  view: string
  tickets: TicketSummary[]
  selected: number | undefined
  onOpen: (number: number) => void
  onEnd: () => void
  isLoadingMore: boolean
}

const rowHeight = 113
/** So many rows before the end the next page is asked for. */
const ahead = 12

/** Draws only the rows in sight, however many there are. */
export function VirtualRows({ view, tickets, selected, onOpen, onEnd, isLoadingMore }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: tickets.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => tickets[index]?.id ?? index,
    overscan: 6,
  })
  const drawn = rows.getVirtualItems()
  const lastDrawn = drawn.at(-1)?.index ?? 0
  const reach = (index: number) => {
    rows.scrollToIndex(index, { align: 'auto' })
    requestAnimationFrame(() => focusRow(scroller.current, tickets[index]?.number))
  }
  const order = () => tickets.map(({ number }) => number)
  const { cursor } = useListKeys({ tickets, selected, onOpen, onReach: reach })
  const tabStop = selected ?? cursor ?? tickets[0]?.number

  useNextAhead(tickets, selected)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked when the end comes near, not whenever the callback is new
  useEffect(() => {
    if (lastDrawn >= tickets.length - ahead) onEnd()
  }, [lastDrawn, tickets.length])

  return (
    <div ref={scroller} className={css.rows}>
      <div role="list" className={css.canvas} style={{ blockSize: rows.getTotalSize() }}>
        {drawn.map((item) => {
          const ticket = tickets[item.index]
          return (
            ticket && (
              <div
                key={item.key}
                ref={rows.measureElement}
                data-index={item.index}
                role="listitem"
                aria-posinset={item.index + 1}
                aria-setsize={tickets.length}
                className={css.place}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <SelectBox ticket={ticket} order={order} />
                <TicketRow
                  ticket={ticket}
                  view={view}
                  isCurrent={ticket.number === selected}
                  isTabStop={ticket.number === tabStop}
                  onPrefetch={prefetch}
                />
              </div>
            )
          )
        })}
      </div>
      {isLoadingMore && <RowSkeletons count={2} />}
    </div>
  )
}

function prefetch(number: number): void {
  void prefetchTicket(number)
}

/** The one that comes next is there before it is opened. */
function useNextAhead(tickets: TicketSummary[], selected: number | undefined): void {
  const at = tickets.findIndex((ticket) => ticket.number === selected)
  const next = tickets[at + 1]?.number
  useEffect(() => {
    if (next !== undefined) prefetch(next)
  }, [next])
}

/** Whoever is busy elsewhere on the page keeps the focus. */
function focusRow(list: HTMLElement | null, number: number | undefined): void {
  const isFree = document.activeElement === document.body || list?.contains(document.activeElement)
  if (isFree) list?.querySelector<HTMLElement>(`[data-number="${number}"]`)?.focus({ preventScroll: true })
}
