import type { TicketSummary } from '#contract/tickets.ts'
import { countLimit, type TicketGroup } from '#contract/views.ts'

/** One line of a list: a ticket, the heading of a group, or the place of a ticket that is not here yet. */
export type Row =
  | { kind: 'ticket'; key: string; ticket: TicketSummary }
  | { kind: 'heading'; key: string; group: TicketGroup; isOpen: boolean }
  | { kind: 'waiting'; key: string; value: string }

/** What of a group has been fetched. */
export interface Fetched {
  tickets: TicketSummary[]
  hasMore: boolean
}

/** Places for tickets of a group that is too large to be counted. */
const fewWaiting = 12

/** Each group under its heading. An open group has its places from the start, so that whoever scrolls is never held up. */
export function rowsOfGroups(
  groups: readonly TicketGroup[],
  fetched: ReadonlyMap<string, Fetched>,
  folded: readonly string[],
): Row[] {
  const shown = new Set<string>()
  return groups.flatMap((group): Row[] => {
    const { value, count } = group
    const isOpen = !folded.includes(value)
    const heading: Row = { kind: 'heading', key: `heading ${value}`, group, isOpen }
    if (!isOpen) return [heading]
    const { tickets, hasMore } = fetched.get(value) ?? { tickets: [], hasMore: true }
    // A ticket that went from one group to another while they were fetched is shown once.
    const rows = ticketRows(tickets.filter(({ id }) => !shown.has(id) && shown.add(id)))
    const missing = !hasMore ? 0 : count >= countLimit ? fewWaiting : Math.max(1, count - rows.length)
    const waiting = Array.from({ length: missing }, (_, index): Row => {
      const key = `waiting ${value} ${rows.length + index}`
      return { kind: 'waiting', key, value }
    })
    return [heading, ...rows, ...waiting]
  })
}

export function ticketRows(tickets: readonly TicketSummary[]): Row[] {
  return tickets.map((ticket) => ({ kind: 'ticket', key: ticket.id, ticket }))
}

/** The tickets among the rows, in their order. */
export function ticketsIn(rows: readonly Row[]): TicketSummary[] {
  return rows.flatMap((row) => (row.kind === 'ticket' ? [row.ticket] : []))
}

/** The next row in that direction that is a ticket, or will be one. */
export function rowBeyond(rows: readonly Row[], from: number, step: 1 | -1): number | undefined {
  for (let index = from + step; index >= 0 && index < rows.length; index += step) {
    if (rows[index]?.kind !== 'heading') return index
  }
  return undefined
}

/** The group that a row belongs to. */
export function groupAt(rows: readonly Row[], index: number): string | undefined {
  const heading = rows.slice(0, index + 1).findLast((row) => row.kind === 'heading')
  return heading?.group.value
}

/** How many tickets of each group the rows from first to last need. */
export function neededIn(rows: readonly Row[], first: number, last: number): Map<string, number> {
  const needed = new Map<string, number>()
  let value: string | undefined
  let place = 0
  rows.forEach((row, index) => {
    if (row.kind === 'heading') {
      value = row.group.value
      place = 0
      return
    }
    place += 1
    if (value !== undefined && index >= first && index <= last) needed.set(value, place)
  })
  return needed
}
