import { type RawBuilder, sql } from 'kysely'
import { type Actor, isAdmin, isAgent } from '../kernel/actor.ts'
import type { Db, Tx } from '../kernel/context.ts'

/** Which announcements, as `a`, somebody sees. The others are not found. */
export function announcementsVisibleTo(actor: Actor): RawBuilder<boolean> {
  if (actor.kind === 'system' || isAgent(actor)) return sql<boolean>`true`
  if (actor.kind === 'stranger' || actor.guestTicketId !== undefined) return sql<boolean>`a.audience = 'public'`
  return sql<boolean>`(a.audience = 'public' or (a.audience = 'organizations' and exists (
    select from announcement_organizations as o
      join people as p on p.organization_id = o.organization_id
      where o.announcement_id = a.id and p.id = ${actor.id})))`
}

/** What is announced speaks for the whole desk: administrators and leads of teams may. */
export async function mayAnnounce(db: Db | Tx, actor: Actor): Promise<boolean> {
  if (actor.kind === 'system') return true
  if (!isAgent(actor)) return false
  if (isAdmin(actor)) return true
  const query = db.selectFrom('teamMembers').select('teamId').where('personId', '=', actor.id)
  return (await query.where('isLead', '=', true).limit(1).executeTakeFirst()) !== undefined
}
