import { sql } from 'kysely'
import { isAdmin, type PersonActor } from '../kernel/actor.ts'
import type { Db, Tx } from '../kernel/context.ts'
import { authorize } from '../kernel/errors.ts'

/** The teams that somebody leads. */
export async function ledBy(db: Db | Tx, actor: PersonActor): Promise<string[]> {
  const rows = await db
    .selectFrom('teamMembers')
    .select('teamId')
    .where('personId', '=', actor.id)
    .where('isLead', '=', true)
    .execute()
  return rows.map(({ teamId }) => teamId)
}

/** Whether the actor decides for somebody who is in these teams. */
export function mayDirect(actor: PersonActor, led: readonly string[], teamIds: readonly string[]): boolean {
  return isAdmin(actor) || teamIds.some((id) => led.includes(id))
}

/** Refuses whoever may not decide about a team: only administrators and its leads do. */
export async function refuseDirecting(db: Db | Tx, actor: PersonActor, teamId: string): Promise<void> {
  authorize(mayDirect(actor, await ledBy(db, actor), [teamId]), 'decide this for the team')
}

/** Whether the actor decides about this person: the own affairs, those of people one leads, or everybody's. */
export async function directs(db: Db | Tx, actor: PersonActor, personId: string): Promise<boolean> {
  if (isAdmin(actor)) return true
  const led = await ledBy(db, actor)
  if (led.length === 0) return false
  const { rows } = await sql`select from team_members
    where person_id = ${personId} and team_id = any(${led}::uuid[]) limit 1`.execute(db)
  return rows.length > 0
}
