import { valuesOf } from './field-values.ts'
import type { ListedPerson } from './queries.ts'

/** A person as the audit log tells of one. */
export function toldPerson(row: ListedPerson) {
  const { identities, merged: _, mergedInto: __, managerId: ___, manager, fields, ...person } = row
  const labelsOf = (wanted: 'email' | 'phone') =>
    identities
      .filter(({ kind }) => kind === wanted)
      .map(({ label, usage }) => (usage === null ? label : `${label} (${usage})`))
  return {
    ...valuesOf({ fields }),
    ...person,
    manager: manager?.name ?? null,
    emails: labelsOf('email'),
    phones: labelsOf('phone'),
  }
}
