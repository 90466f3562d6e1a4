import { sql } from 'kysely'
import { type Actor, isAdmin, isAgent } from '../kernel/actor.ts'
import type { Db, Tx, Work } from '../kernel/context.ts'
import { authorize } from '../kernel/errors.ts'

/** Whether the actor may declare, tell of and end major incidents. */
export async function mayDeclare(db: Db | Tx, actor: Actor): Promise<boolean> {
  if (actor.kind === 'system' || isAdmin(actor)) return true
  if (!isAgent(actor)) return false
  const row = await db
    .selectFrom('people')
    .select('declaresMajor')
    .where('id', '=', actor.id)
    .where(sql<boolean>`is_active`)
    .executeTakeFirst()
  return row?.declaresMajor === true
}

export async function authorizeMajor(work: Work): Promise<void> {
  authorize(await mayDeclare(work.tx, work.actor), 'lead major incidents: ask an administrator for the right to')
}
