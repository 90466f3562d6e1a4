import type { Person } from '#contract/people.ts'
import type { Organization } from '#contract/structure.ts'
import type { Ctx } from '../kernel/context.ts'
import { findOrganizationIds, listOrganizationsByIds, presentOrganization } from './organizations/queries.ts'
import { presentPerson } from './present.ts'
import { findPersonIds, listPeopleByIds } from './queries.ts'

// Most searches are for tickets: who is found is asked first, which is planned three times as fast as all about them.

/** The first people, by name, in whose name, addresses or numbers every word is found. */
export async function findPeople(ctx: Ctx, q: string, limit: number): Promise<Person[]> {
  const rows = await listPeopleByIds(ctx.db, await findPersonIds(ctx.db, q, limit))
  return rows.map((row) => presentPerson(ctx.actor, row))
}

export async function findOrganizations(ctx: Ctx, q: string, limit: number): Promise<Organization[]> {
  const rows = await listOrganizationsByIds(ctx.db, await findOrganizationIds(ctx.db, q, limit))
  return rows.map(presentOrganization)
}
