import { valuesOf } from './field-values.ts'
import type { ListedPerson } from './queries.ts'

/** A person as the audit log tells of one. */
export function toldPerson({ identities, manager, merged: _, mergedInto: __, fields, ...person }: ListedPerson) {
  const labelsOf = (wanted: 'email' | 'phone') =>
    identities
      .filter(({ kind }) => kind === wanted)
      .map(({ label, usage }) => (usage === null ? label : `${label} (${usage})`))
  return {
    ...valuesOf({ fields }),
    ...person,
    emails: labelsOf('email'),
    phones: labelsOf('phone'),
    manager: manager?.name ?? null,
  }
}
