import type { ImportSubject } from '#contract/customer-imports.ts'
import type { CustomField } from '#contract/fields.ts'
import type { Work } from '../kernel/context.ts'
import type { CsvRow } from './csv-file.ts'
import { identitiesIn, identityKey, lookUpPeople } from './lookup.ts'
import { type Cells, cellsOf, type Plan } from './plan.ts'
import { lookUpOrganizations, planOrganization } from './plan-organization.ts'
import { planPerson } from './plan-person.ts'

export interface Planner {
  /** What the rows mean to the desk as it is now. */
  plan: (work: Work, rows: CsvRow[]) => Promise<Plan[]>
  /** Takes note of a row that was done before. */
  remember: (row: CsvRow) => void
}

interface Reading {
  subject: ImportSubject
  targets: (string | null)[]
  createsOrganizations: boolean
}

/** Understands the rows of one file, one after the other. */
export function plannerOf({ subject, targets, createsOrganizations }: Reading, fields: CustomField[]): Planner {
  // Of the whole file only this is held: who was named in which row.
  const seen = new Map<string, number>()
  const named = (rows: CsvRow[]) => rows.map(({ row, cells }) => ({ row, cells: cellsOf(cells, targets) }))
  const planPeople = async ({ tx, services }: Work, rows: { row: number; cells: Cells }[]) => {
    const lookup = await lookUpPeople(
      { db: tx, services },
      rows.map(({ cells }) => cells),
      fields,
    )
    return rows.map(({ row, cells }) => planPerson(row, cells, lookup, { createsOrganizations, seen }))
  }
  const planOrganizations = async ({ tx, services }: Work, rows: { row: number; cells: Cells }[]) => {
    const lookup = await lookUpOrganizations(
      { db: tx, services },
      rows.map(({ cells }) => cells),
      fields,
    )
    return rows.map(({ row, cells }) => planOrganization(row, cells, lookup, seen))
  }
  return {
    plan: (work, rows) => (subject === 'person' ? planPeople : planOrganizations)(work, named(rows)),
    remember: ({ row, cells }) => {
      for (const { kind, value } of identitiesIn(cellsOf(cells, targets))) seen.set(identityKey(kind, value), row)
    },
  }
}
