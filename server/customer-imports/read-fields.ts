import type { FieldChanges, FieldValues } from '#contract/fields.ts'
import { changeFields } from '../fields/index.ts'
import { readFieldValue, writeFieldValue } from './cells.ts'
import type { FieldLookup } from './field-lookup.ts'
import { type Cells, changed, read, WrongRow } from './plan.ts'

/** What a row says of the desk's own fields, and what of it is new. */
export function readFields(cells: Cells, lookup: FieldLookup, before: FieldValues) {
  const { fields, ids, written } = lookup
  const given: FieldChanges = {}
  for (const field of fields) {
    const value = read(cells, `field:${field.key}`, (cell) => readFieldValue(field, cell, ids))
    if (value !== undefined && JSON.stringify(value) !== JSON.stringify(before[field.key])) given[field.key] = value
  }
  const place = { fields, type: undefined, byRequester: false, known: new Set(ids.values()) }
  const [fault] = changeFields(place, before, given).faults
  if (fault !== undefined) throw new WrongRow(fault.path.replace('fields.', 'field:'))
  const changes = Object.entries(given).flatMap(([key, value]) => {
    const was = before[key]
    const from = was === undefined ? null : writeFieldValue(was, 'en', written)
    return changed(`field:${key}`, from, value === null ? null : writeFieldValue(value, 'en', written))
  })
  return { given, changes }
}
