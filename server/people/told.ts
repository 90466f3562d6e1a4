import { valuesOf } from './field-values.ts'
import type { ListedPerson } from './queries.ts'

/** A person as the audit log tells of one. */
export function toldPerson(row: ListedPerson) {
  const { identities, merged: _, mergedInto: _i, managerId: _m, manager, organizationId: _o, ...told } = row
  const { organizationName, fields, ...person } = told
  const labelsOf = (wanted: 'email' | 'phone') =>
    identities
      .filter(({ kind }) => kind === wanted)
      .map(({ label, usage }) => (usage === null ? label : `${label} (${usage})`))
  return {
    ...valuesOf({ fields }),
    ...person,
    organization: organizationName,
    manager: manager?.name ?? null,
    emails: labelsOf('email'),
    phones: labelsOf('phone'),
  }
}
