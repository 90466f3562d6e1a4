import { sql } from 'kysely'
import type { Role } from '#contract/people.ts'
import type { Tx } from '../kernel/context.ts'
import { invalidField } from '../kernel/errors.ts'

interface Placement {
  role: Role
  email: string | null
  organizationId?: string | null | undefined
  teamIds: readonly string[]
}

/** Refuses places that do not exist or do not fit the role. */
export async function checkPlacement(tx: Tx, { role, email, organizationId, teamIds }: Placement): Promise<void> {
  if (role !== 'requester' && email === null) throw invalidField('email', 'required', 'Who works here needs an address')
  if (role === 'requester' && teamIds.length > 0) throw invalidField('teamIds', 'invalid', 'Teams are made of agents')
  if (organizationId != null && !(await hasOrganization(tx, organizationId))) {
    throw invalidField('organizationId', 'unknown', 'There is no such organization')
  }
  if (!(await hasTeams(tx, teamIds))) throw invalidField('teamIds', 'unknown', 'There is no such team')
}

/** Puts the person into these teams only; who leads one that remains goes on leading it. */
export async function replaceTeams(tx: Tx, personId: string, teamIds: readonly string[]): Promise<void> {
  await tx
    .deleteFrom('teamMembers')
    .where('personId', '=', personId)
    .where('teamId', '<>', sql<string>`all(${teamIds}::uuid[])`)
    .execute()
  if (teamIds.length === 0) return
  await tx
    .insertInto('teamMembers')
    .values([...new Set(teamIds)].map((teamId) => ({ teamId, personId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function hasOrganization(tx: Tx, id: string): Promise<boolean> {
  return (await tx.selectFrom('organizations').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

async function hasTeams(tx: Tx, ids: readonly string[]): Promise<boolean> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return true
  return (await tx.selectFrom('teams').select('id').where('id', 'in', wanted).execute()).length === wanted.length
}
