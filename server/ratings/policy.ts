import { type RawBuilder, sql } from 'kysely'
import { isAdmin, type PersonActor } from '../kernel/actor.ts'
import type { Db, Tx } from '../kernel/context.ts'

export type RatingReach = { kind: 'all' } | { kind: 'teams'; teamIds: string[] } | { kind: 'own' }

/** Whose ratings somebody who works here sees in figures. */
export async function ratingReachOf(db: Db | Tx, actor: PersonActor): Promise<RatingReach> {
  if (isAdmin(actor)) return { kind: 'all' }
  const teamIds = await ledBy(db, actor.id)
  return teamIds.length === 0 ? { kind: 'own' } : { kind: 'teams', teamIds }
}

/** The same as a condition on rows, as `f`, that name an agent and a team. */
export function withinReach(reach: RatingReach, actor: PersonActor): RawBuilder<boolean> {
  if (reach.kind === 'all') return sql`true`
  if (reach.kind === 'own') return sql`f.agent_id = ${actor.id}`
  return sql`(f.team_id = any(${reach.teamIds}::uuid[]) or f.agent_id = ${actor.id})`
}

/** Administrators and whoever leads the ticket’s team speak to its requester about the rating; without a team, any lead. */
export async function mayAnswer(db: Db | Tx, actor: PersonActor, teamId: string | null): Promise<boolean> {
  if (isAdmin(actor)) return true
  const led = await ledBy(db, actor.id)
  return teamId === null ? led.length > 0 : led.includes(teamId)
}

async function ledBy(db: Db | Tx, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('teamMembers')
    .select('teamId')
    .where('personId', '=', personId)
    .where('isLead', '=', true)
    .execute()
  return rows.map(({ teamId }) => teamId)
}
