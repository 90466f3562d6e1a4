import { z } from 'zod'
import { type ViewColumn, viewColumn } from '#contract/views.ts'

const stored = z.array(viewColumn.nullable().catch(null)).nullable()

/** What was chosen, less what this release knows no more. */
export function presentColumns(columns: unknown): ViewColumn[] | null {
  const known = stored.parse(columns)?.filter((column) => column !== null) ?? []
  return known.length === 0 ? null : known
}

export function jsonOf(columns: ViewColumn[] | null): string | null {
  return columns === null ? null : JSON.stringify(columns)
}
