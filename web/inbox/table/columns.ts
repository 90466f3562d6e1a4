import type { CSSProperties } from 'react'
import type { CustomField } from '#contract/fields.ts'
import { type TicketColumn, ticketColumns } from '#contract/ticket-columns.ts'
import type { ViewColumn } from '#contract/views.ts'
import type { Sort } from '../list/sort.ts'

export type Column = ViewColumn['column']

/** A column as it stands in the table. */
export interface ShownColumn extends ViewColumn {
  /** What a custom field is; undefined for other columns, and until it is known. */
  field: CustomField | undefined
}

const usual: TicketColumn[] = ['number', 'subject', 'requester', 'status', 'priority', 'assignee', 'updatedAt']

/** Where nobody chose otherwise. */
export const usualColumns: ViewColumn[] = usual.map((column) => ({ column, width: null }))

/** Pixels that a column needs at least, and its share of what is left. */
type Need = [needs: number, share: number]

const needs: Record<TicketColumn, Need> = {
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
const fieldNeeds: Partial<Record<CustomField['type'], Need>> = {
  number: [96, 0],
  date: [112, 0],
  checkbox: [92, 0],
  tree: [160, 1.2],
}
const fieldNeed: Need = [130, 1]
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

export function isTicketColumn(column: Column): column is TicketColumn {
  return ticketColumns.some((one) => one === column)
}

/** The key of the custom field that a column shows. */
export function keyOf(column: Column): string | undefined {
  return isTicketColumn(column) ? undefined : column.slice('field:'.length)
}

/**
 * Where the columns stand in a line, each line alike; where there is no room for them all, the table is scrolled. It is
 * said once, on the table: a column that is dragged wider moves the lines without any being drawn anew.
 */
export function lineOf(shown: readonly ShownColumn[]): CSSProperties & Record<`--${string}`, string> {
  const tracks = shown.map((column) => {
    const [least, share] = needOf(column)
    return share === 0 ? `${least}px` : `minmax(${least}px, ${share}fr)`
  })
  const least = shown.reduce((sum, column) => sum + needOf(column)[0], selection + edges)
  return { '--columns': [`${selection}px`, ...tracks].join(' '), '--line-width': `${least}px` }
}

function needOf({ column, width, field }: ShownColumn): Need {
  if (width !== null) return [width, 0]
  if (isTicketColumn(column)) return needs[column]
  return (field && fieldNeeds[field.type]) ?? fieldNeed
}

/**
 * Of what was chosen, what there is, in the order that was chosen: the subject always, and of custom fields those that
 * are in use. Undefined `fields` are not known yet.
 */
export function shownColumns(chosen: readonly ViewColumn[], fields: readonly CustomField[] | undefined): ShownColumn[] {
  const known = chosen.flatMap((one): ShownColumn[] => {
    const key = keyOf(one.column)
    const field = fields?.find((other) => other.key === key)
    const isThere = key === undefined || fields === undefined || (field !== undefined && !field.isArchived)
    return isThere ? [{ ...one, field }] : []
  })
  const hasSubject = known.some(({ column }) => column === 'subject')
  return hasSubject ? known : [{ column: 'subject', width: null, field: undefined }, ...known]
}
