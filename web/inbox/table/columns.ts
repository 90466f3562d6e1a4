import { useLocalStorage } from '@mantine/hooks'
import type { Sort } from '../list/sort.ts'

/** What a table of tickets can show, in its order; the subject always stands there. */
export const columns = [
  'number',
  'subject',
  'requester',
  'organization',
  'status',
  'priority',
  'type',
  'assignee',
  'team',
  'tags',
  'channel',
  'messageCount',
  'waitingSince',
  'nextDue',
  'createdAt',
  'updatedAt',
] as const
export type Column = (typeof columns)[number]

const usual: Column[] = ['number', 'subject', 'requester', 'status', 'priority', 'assignee', 'updatedAt']

/** Pixels that a column needs at least, and its share of what is left. */
const widths: Record<Column, [needs: number, share: number]> = {
  number: [76, 0],
  subject: [220, 3],
  requester: [120, 1.2],
  organization: [120, 1.2],
  status: [112, 0],
  priority: [112, 0],
  type: [96, 0],
  assignee: [110, 1],
  team: [100, 1],
  tags: [120, 1],
  channel: [92, 0],
  messageCount: [84, 0],
  waitingSince: [112, 0],
  nextDue: [148, 0],
  createdAt: [104, 0],
  updatedAt: [104, 0],
}
const selection = 44
const edges = 24

/** By which columns a list can be sorted. */
export const sortOf: Partial<Record<Column, Sort['sort']>> = {
  number: 'number',
  priority: 'priority',
  waitingSince: 'waitingSince',
  nextDue: 'dueAt',
  createdAt: 'createdAt',
  updatedAt: 'updatedAt',
}

/** Where the columns stand in a line, each line alike; where there is no room for them all, the table is scrolled. */
export function lineOf(shown: Column[]): { gridTemplateColumns: string; minInlineSize: number } {
  const tracks = shown.map((column) => {
    const [needs, share] = widths[column]
    return share === 0 ? `${needs}px` : `minmax(${needs}px, ${share}fr)`
  })
  return {
    gridTemplateColumns: [`${selection}px`, ...tracks].join(' '),
    minInlineSize: shown.reduce((sum, column) => sum + widths[column][0], selection + edges),
  }
}

/** Of what was remembered, what there is, in its order. */
export function readColumns(kept: unknown): Column[] {
  const chosen: unknown[] = Array.isArray(kept) ? kept : usual
  return columns.filter((column) => column === 'subject' || chosen.includes(column))
}

/** The columns that were chosen in this browser. */
export function useColumns(): { shown: Column[]; toggle: (column: Column) => void; reset: () => void } {
  const [kept, keep, forget] = useLocalStorage<unknown>({
    key: 'mesa.inbox.columns',
    defaultValue: usual,
    getInitialValueInEffect: false,
  })
  const shown = readColumns(kept)
  return {
    shown,
    toggle: (column) => keep(shown.includes(column) ? shown.filter((one) => one !== column) : [...shown, column]),
    reset: forget,
  }
}
