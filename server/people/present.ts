import type { Person, PersonRef } from '#contract/people.ts'
import type { Actor } from '../kernel/actor.ts'
import { valuesOf } from './field-values.ts'
import { canAdminister, canEditPerson } from './policy.ts'
import type { ListedPerson } from './queries.ts'
import { languageOf, roleOf } from './schema.ts'

/** A person as other things mention one. */
export function presentPersonRef(row: { id: string; name: string; email: string | null; role: string }): PersonRef {
  return { id: row.id, name: row.name, email: row.email, role: roleOf(row) }
}

export function presentPerson(actor: Actor, row: ListedPerson): Person {
  const ref = presentPersonRef(row)
  return {
    ...ref,
    phones: row.identities.filter(({ kind }) => kind === 'phone').map(({ label }) => label),
    emails: row.identities.filter(({ kind }) => kind === 'email').map(({ value }) => value),
    identities: row.identities.map((one, place, all) => ({ ...one, isMain: all[place - 1]?.kind !== one.kind })),
    language: languageOf(row),
    timeZone: row.timeZone,
    organization: presentOrganizationRef(row),
    seesOrganization: row.seesOrganization,
    isVip: row.isVip,
    fields: valuesOf(row),
    isActive: row.isActive,
    teamIds: row.teamIds,
    training: row.training,
    manager: row.manager,
    declaresMajor: row.declaresMajor,
    mergedInto: row.mergedInto,
    merged: row.merged,
    createdAt: row.createdAt.toISOString(),
    can: { update: row.mergedInto === null && canEditPerson(actor, ref), changeRole: canAdminister(actor) },
  }
}

export function presentOrganizationRef(row: { organizationId: string | null; organizationName: string | null }) {
  if (row.organizationId === null || row.organizationName === null) return null
  return { id: row.organizationId, name: row.organizationName }
}
