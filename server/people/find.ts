import type { Person } from '#contract/people.ts'
import type { Organization } from '#contract/structure.ts'
import type { Ctx } from '../kernel/context.ts'
import { listOrganizations, presentOrganization } from './organizations/queries.ts'
import { presentPerson } from './present.ts'
import { listPeople } from './queries.ts'

/** The first people, by name, in whose name, addresses or numbers every word is found. */
export async function findPeople(ctx: Ctx, q: string, limit: number): Promise<Person[]> {
  const rows = await listPeople(ctx.db, { q, limit })
  return rows.slice(0, limit).map((row) => presentPerson(ctx.actor, row))
}

export async function findOrganizations(ctx: Ctx, q: string, limit: number): Promise<Organization[]> {
  const rows = await listOrganizations(ctx.db, { q, limit })
  return rows.slice(0, limit).map(presentOrganization)
}
