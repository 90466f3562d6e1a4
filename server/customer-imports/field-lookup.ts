import type { CustomField, FieldValues } from '#contract/fields.ts'
import { isReference, type ReferenceType } from '#contract/reference-types.ts'
import type { Db, Tx } from '../kernel/context.ts'
import type { Services } from '../kernel/services.ts'
import type { Cells } from './plan.ts'

/** The desk's own fields, with the people and devices that some rows and records name. */
export interface FieldLookup {
  fields: CustomField[]
  /** The id of what a cell names, by `referenceKey`. */
  ids: ReadonlyMap<string, string>
  /** How a table writes the people and devices of these ids. */
  written: ReadonlyMap<string, string>
}

export function referenceKey(type: ReferenceType, text: string): string {
  return `${type}:${text.trim().toLowerCase()}`
}

/** Each name is looked up once for all the rows that have it. */
export async function lookUpFields(
  reading: { db: Db | Tx; services: Services },
  fields: CustomField[],
  { rows, records }: { rows: readonly Cells[]; records: readonly FieldValues[] },
): Promise<FieldLookup> {
  const ids = new Map<string, string>()
  for (const { type, key } of fields) {
    if (!isReference(type)) continue
    for (const cell of new Set(rows.flatMap((cells) => cells.get(`field:${key}`) ?? []))) {
      const id = ids.has(referenceKey(type, cell))
        ? undefined
        : await reading.services.references[type].idOf(reading.db, cell)
      if (id !== undefined) ids.set(referenceKey(type, cell), id)
    }
  }
  return { fields, ids, written: await readWritten(reading, fields, records, [...ids.values()]) }
}

/** How a table writes the people and devices that these records name. */
export async function readWritten(
  { db, services }: { db: Db | Tx; services: Services },
  fields: readonly CustomField[],
  records: readonly FieldValues[],
  also: readonly string[] = [],
): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const { type, key } of fields) {
    if (!isReference(type)) continue
    const ids = records.flatMap((values) => (typeof values[key] === 'string' ? [values[key]] : []))
    const names = await services.references[type].names(db, [...new Set([...ids, ...also])])
    for (const [id, { written }] of names) found.set(id, written)
  }
  return found
}
