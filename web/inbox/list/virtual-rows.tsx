import { useElementScrollRestoration } from '@tanstack/react-router'
import { measureElement, useVirtualizer } from '@tanstack/react-virtual'
import {
  type ComponentProps,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react'
import type { TicketSummary } from '#contract/tickets.ts'
import { SelectBox } from '#web/bulk/index.ts'
import { useMe } from '#web/lib/me.ts'
import { prefetchTicket } from '../open-ticket.tsx'
import { lineOf } from '../table/columns.ts'
import { TableHead } from '../table/table-head.tsx'
import { TableRow } from '../table/table-row.tsx'
import { RowSkeletons } from './row-skeletons.tsx'
import { type Row, ticketsIn } from './rows.ts'
import css from './ticket-list.module.css'
import { TicketRow } from './ticket-row.tsx'
import { useListKeys } from './use-list-keys.ts'

interface Props {
  view: string
  rows: Row[]
  selected: number | undefined
  /** As a table with these columns; as cards otherwise. */
  table: ComponentProps<typeof TableHead> | undefined
  onOpen: (number: number) => void
  /** Which rows are drawn, and will be soon. */
  onDrawn: (first: number, last: number) => void
  renderHeading?: ((heading: Extract<Row, { kind: 'heading' }>) => ReactNode) | undefined
  /** Folds the group with this value. */
  onFold?: (value: string) => void
  isLoadingMore: boolean
}

/** Of a card and of a line of the table, by how close together they stand. */
const heights = { comfortable: { card: 113, line: 43 }, compact: { card: 82, line: 33 } } as const
const headHeight = 37
const headingHeight = 35
/** So many rows before they come into sight tickets are asked for. */
const ahead = 12

/** Draws only the rows in sight, however many there are. */
export function VirtualRows({ view, rows, selected, table, onOpen, onFold, ...more }: Props) {
  const { onDrawn, renderHeading, isLoadingMore } = more
  const scroller = useRef<HTMLDivElement>(null)
  const height = heights[useMe().density]
  const scrollId = `tickets ${view}`
  const place = useElementScrollRestoration({ id: scrollId })
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.kind === 'heading' ? headingHeight : height[table ? 'line' : 'card']),
    getItemKey: (index) => rows[index]?.key ?? index,
    // Behind an open ticket no row has a height: each keeps the one it had, or coming back would find the list elsewhere.
    measureElement: (element, entry, instance) =>
      measureElement(element, entry, instance) ||
      (instance.measurementsCache[instance.indexFromElement(element)]?.size ?? 0),
    scrollPaddingStart: table ? headHeight : 0,
    overscan: 6,
    // Going back finds the list where it was left.
    initialOffset: place?.scrollY ?? 0,
  })
  const drawn = virtual.getVirtualItems()
  const [firstDrawn, lastDrawn] = [drawn[0]?.index ?? 0, drawn.at(-1)?.index ?? 0]
  const tickets = useMemo(() => ticketsIn(rows), [rows])
  const reach = (index: number) => {
    virtual.scrollToIndex(index, { align: 'auto' })
    const row = rows[index]
    if (row?.kind === 'ticket') requestAnimationFrame(() => focusRow(scroller.current, row.ticket.number))
  }
  const order = useCallback(() => tickets.map(({ number }) => number), [tickets])
  const { cursor } = useListKeys({ rows, selected, onOpen, onFold, onReach: reach })
  const tabStop = selected ?? cursor ?? tickets[0]?.number

  useNextAhead(tickets, selected)
  const keepPlace = useKeptPlace(scroller, selected === undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when other rows are drawn, not whenever the callback is new
  useEffect(() => onDrawn(firstDrawn, lastDrawn + ahead), [firstDrawn, lastDrawn, rows])

  return (
    <div
      ref={scroller}
      className={css.rows}
      onScroll={keepPlace}
      data-scroll-restoration-id={scrollId}
      {...(table && { role: 'table', 'aria-rowcount': rows.length + 1, style: lineOf(table.shown) })}
    >
      {table && <TableHead {...table} />}
      <div role={table ? 'rowgroup' : 'list'} className={css.canvas} style={{ blockSize: virtual.getTotalSize() }}>
        {drawn.map((item) => {
          const row = rows[item.index]
          return (
            row && (
              <div
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                className={css.place}
                style={{ transform: `translateY(${item.start}px)` }}
                {...(table
                  ? { role: row.kind === 'ticket' ? 'none' : 'row' }
                  : { role: 'listitem', 'aria-posinset': item.index + 1, 'aria-setsize': rows.length })}
              >
                <RowContent
                  row={row}
                  renderHeading={renderHeading}
                  isTable={table !== undefined}
                  renderTicket={(ticket) => {
                    const shared = { view, ticket, isTabStop: ticket.number === tabStop, onPrefetch: prefetch }
                    return table ? (
                      <TableRow {...shared} shown={table.shown} order={order} onOpen={onOpen} />
                    ) : (
                      <>
                        <SelectBox ticket={ticket} order={order} />
                        <TicketRow {...shared} isCurrent={ticket.number === selected} />
                      </>
                    )
                  }}
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

interface ContentProps extends Pick<Props, 'renderHeading'> {
  row: Row
  isTable: boolean
  renderTicket: (ticket: TicketSummary) => ReactNode
}

function RowContent({ row, isTable, renderHeading, renderTicket }: ContentProps) {
  const { density } = useMe()
  if (row.kind === 'ticket') return renderTicket(row.ticket)
  const inside =
    row.kind === 'heading' ? (
      renderHeading?.(row)
    ) : (
      <div style={{ blockSize: heights[density][isTable ? 'line' : 'card'], overflow: 'hidden' }}>
        <RowSkeletons count={1} />
      </div>
    )
  return isTable ? <div role="cell">{inside}</div> : inside
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
