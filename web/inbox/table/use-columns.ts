import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { columnWidths } from '#contract/ticket-columns.ts'
import type { ViewColumn } from '#contract/views.ts'
import { customFieldsQuery } from '../editor/use-custom-fields.ts'
import { usePlaceView } from '../views/use-place-view.ts'
import type { NamedView } from '../views/use-views.tsx'
import { type Column, keyOf, type ShownColumn, shownColumns, usualColumns } from './columns.ts'

export interface Columns {
  shown: ShownColumn[]
  /** Whether somebody chose them for this view, so that there is something to go back from. */
  isOwn: boolean
  toggle: (column: Column) => void
  arrange: (order: Column[]) => void
  /** Null: what the column needs, and its share of what is left. */
  resize: (column: Column, width: number | null) => void
  reset: () => void
  /** Undefined for whoever does not keep the view. */
  giveToView: (() => void) | undefined
}

/** The columns of a view's table: as one chose them, else as the view begins, else the usual ones. */
export function useColumns(view: NamedView | undefined, isTable: boolean): Columns {
  const { chooseColumns, giveColumns } = usePlaceView()
  const chosen = view?.columns ?? view?.definition?.columns ?? usualColumns
  const hasFields = chosen.some(({ column }) => keyOf(column) !== undefined)
  const { data } = useQuery({ ...customFieldsQuery, enabled: isTable && hasFields })
  const shown = useMemo(() => shownColumns(chosen, data?.items), [chosen, data])
  const keep = (columns: ViewColumn[] | null) => {
    if (view !== undefined) chooseColumns(view.id, columns?.map(asStored) ?? null)
  }
  return {
    shown,
    isOwn: view !== undefined && view.columns !== null,
    toggle: (column) => {
      const others = shown.filter((one) => one.column !== column)
      keep(others.length < shown.length ? others : [...shown, { column, width: null }])
    },
    arrange: (order) => keep(order.flatMap((column) => shown.find((one) => one.column === column) ?? [])),
    resize: (column, width) => keep(shown.map((one) => (one.column === column ? { ...one, width } : one))),
    reset: () => keep(null),
    giveToView: view?.can.change ? () => giveColumns(view, shown.map(asStored)) : undefined,
  }
}

function asStored({ column, width }: ViewColumn): ViewColumn {
  return { column, width }
}

export function withinBounds(width: number): number {
  return Math.round(Math.min(columnWidths.widest, Math.max(columnWidths.narrowest, width)))
}
