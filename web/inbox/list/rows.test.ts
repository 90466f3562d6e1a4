import { describe, expect, it } from 'vitest'
import type { TicketSummary } from '#contract/tickets.ts'
import type { TicketGroup } from '#contract/views.ts'
import { groupAt, neededIn, type Row, rowBeyond, rowsOfGroups, ticketsIn } from './rows.ts'

// Only the id is looked at.
const ticket = (id: string) => ({ id }) as TicketSummary
const group = (value: string, count: number): TicketGroup => ({ value, name: null, color: null, count })
const fetched = (hasMore: boolean, ...ids: string[]) => ({ tickets: ids.map(ticket), hasMore })
const told = (rows: Row[]) =>
  rows.map((row) => (row.kind === 'ticket' ? row.ticket.id : row.kind === 'heading' ? `[${row.group.value}]` : '…'))

describe('groups', () => {
  it('keep a place for each ticket that is still to come', () => {
    const rows = rowsOfGroups([group('new', 3), group('open', 2)], new Map([['new', fetched(true, 'a')]]), [])

    expect(told(rows)).toEqual(['[new]', 'a', '…', '…', '[open]', '…', '…'])
  })

  it('hide their tickets when they are folded', () => {
    const rows = rowsOfGroups([group('new', 3), group('open', 1)], new Map([['open', fetched(false, 'b')]]), ['new'])

    expect(told(rows)).toEqual(['[new]', '[open]', 'b'])
  })

  it('show a ticket once that was fetched in two of them', () => {
    const both = new Map([
      ['new', fetched(false, 'a', 'b')],
      ['open', fetched(false, 'b', 'c')],
    ])

    expect(ticketsIn(rowsOfGroups([group('new', 2), group('open', 2)], both, [])).map(({ id }) => id)).toEqual([
      'a',
      'b',
      'c',
    ])
  })

  it('keep a few places where nobody counted to the end', () => {
    expect(rowsOfGroups([group('new', 1000)], new Map(), [])).toHaveLength(13)
  })
})

describe('walking', () => {
  const rows = rowsOfGroups([group('new', 1), group('open', 2)], new Map([['new', fetched(false, 'a')]]), [])

  it('passes over headings and stops at tickets that are still to come', () => {
    expect([rowBeyond(rows, -1, 1), rowBeyond(rows, 1, 1), rowBeyond(rows, 3, -1), rowBeyond(rows, 1, -1)]).toEqual([
      1,
      3,
      1,
      undefined,
    ])
  })

  it('knows the group of every row', () => {
    expect([0, 1, 2, 4].map((index) => groupAt(rows, index))).toEqual(['new', 'new', 'open', 'open'])
  })

  it('asks for as many tickets of each group as are in sight', () => {
    expect([...neededIn(rows, 1, 3)]).toEqual([
      ['new', 1],
      ['open', 1],
    ])
  })
})
