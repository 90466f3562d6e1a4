import type { FieldChanges, FieldSubject, FieldValues } from '#contract/fields.ts'
import { changeFields, readPlace } from '../fields/index.ts'
import type { Work } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'

/** The values of a person's or an organization's fields after a change; refused when one does not fit. */
export async function fieldsAfter(
  work: Work,
  subject: Exclude<FieldSubject, 'ticket'>,
  before: FieldValues,
  changes: FieldChanges,
): Promise<FieldValues> {
  if (Object.keys(changes).length === 0) return before
  const place = await readPlace(work, { subject, type: undefined, byRequester: false, given: changes })
  const { values, faults } = changeFields(place, before, changes)
  if (faults.length > 0) throw new AppError('invalid', 'Some fields do not fit', { faults })
  return values
}

/** Only what was checked is ever written. */
export function valuesOf(row: { fields: unknown }): FieldValues {
  return row.fields as FieldValues
}
