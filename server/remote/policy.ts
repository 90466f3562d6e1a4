import { sql } from 'kysely'
import { type Actor, isAgent } from '../kernel/actor.ts'
import type { Db, Tx } from '../kernel/context.ts'
import { seesTicket } from '../tickets/index.ts'

/** Whether `people as p` belongs to a team that may ask for remote sessions: being an administrator is not enough. */
const isOfAllowedTeam = sql<boolean>`exists (select from remote_teams as r join team_members as m using (team_id)
    where m.person_id = p.id)`

/** Whether `people as p` may have a session on `tickets as t`. Asked again for as long as it lasts. */
export const mayHelp = sql<boolean>`(${isOfAllowedTeam} and ${seesTicket})`

/** Whether the actor may ask for sessions at all; on which tickets, reach decides. */
export async function mayAsk(db: Db | Tx, actor: Actor): Promise<boolean> {
  if (!isAgent(actor)) return false
  const row = await db
    .selectFrom('people as p')
    .select('p.id')
    .where('p.id', '=', actor.id)
    .where('p.isActive', '=', true)
    .where(isOfAllowedTeam)
    .executeTakeFirst()
  return row !== undefined
}
