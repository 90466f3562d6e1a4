import { useVirtualizer } from '@tanstack/react-virtual'
import { type ComponentProps, type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import type { TicketSummary } from '#contract/tickets.ts'
import { SelectBox } from '#web/bulk/index.ts'
import { useMe } from '#web/lib/me.ts'
import { prefetchTicket } from '../open-ticket.tsx'
import { TableHead } from '../table/table-head.tsx'
import { TableRow } from '../table/table-row.tsx'
import { RowSkeletons } from './row-skeletons.tsx'
import css from './ticket-list.module.css'
import { TicketRow } from './ticket-row.tsx'
import { useListKeys } from './use-list-keys.ts'

interface Props {
  view: string
  tickets: TicketSummary[]
  selected: number | undefined
  /** As a table with these columns; as cards otherwise. */
  table: ComponentProps<typeof TableHead> | undefined
  onOpen: (number: number) => void
  onEnd: () => void
  isLoadingMore: boolean
}

/** Of a card and of a line of the table, by how close together they stand. */
const heights = { comfortable: { card: 113, line: 43 }, compact: { card: 82, line: 33 } } as const
const headHeight = 37
/** So many rows before the end the next page is asked for. */
const ahead = 12

/** Draws only the rows in sight, however many there are. */
export function VirtualRows({ view, tickets, selected, table, onOpen, onEnd, isLoadingMore }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const height = heights[useMe().density]
  const rows = useVirtualizer({
    count: tickets.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height[table ? 'line' : 'card'],
    getItemKey: (index) => tickets[index]?.id ?? index,
    scrollPaddingStart: table ? headHeight : 0,
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
  const keepPlace = useKeptPlace(scroller, selected === undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked when the end comes near, not whenever the callback is new
  useEffect(() => {
    if (lastDrawn >= tickets.length - ahead) onEnd()
  }, [lastDrawn, tickets.length])

  return (
    <div
      ref={scroller}
      className={css.rows}
      onScroll={keepPlace}
      {...(table && { role: 'table', 'aria-rowcount': tickets.length + 1 })}
    >
      {table && <TableHead {...table} />}
      <div role={table ? 'rowgroup' : 'list'} className={css.canvas} style={{ blockSize: rows.getTotalSize() }}>
        {drawn.map((item) => {
          const ticket = tickets[item.index]
          const shared = { view, isTabStop: ticket?.number === tabStop, onPrefetch: prefetch }
          return (
            ticket && (
              <div
                key={item.key}
                ref={rows.measureElement}
                data-index={item.index}
                className={css.place}
                style={{ transform: `translateY(${item.start}px)` }}
                {...(table
                  ? { role: 'none' }
                  : { role: 'listitem', 'aria-posinset': item.index + 1, 'aria-setsize': tickets.length })}
              >
                {table ? (
                  <TableRow {...shared} ticket={ticket} shown={table.shown} order={order} onOpen={onOpen} />
                ) : (
                  <>
                    <SelectBox ticket={ticket} order={order} />
                    <TicketRow {...shared} ticket={ticket} isCurrent={ticket.number === selected} />
                  </>
                )}
              </div>
            )
          )
        })}
      </div>
      {isLoadingMore && <RowSkeletons count={2} />}
    </div>
  )
}

/** Where the ticket takes the place of the list, coming back finds the list as it was left. */
function useKeptPlace(scroller: RefObject<HTMLDivElement | null>, isListShown: boolean): () => void {
  const place = useRef(0)
  useLayoutEffect(() => {
    const list = scroller.current
    if (isListShown && list?.scrollTop === 0) list.scrollTop = place.current
  }, [isListShown, scroller])
  return () => {
    const list = scroller.current
    // What is not drawn has no place of its own.
    if (list !== null && list.clientHeight > 0) place.current = list.scrollTop
  }
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
