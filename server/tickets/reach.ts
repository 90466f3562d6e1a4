import { type RawBuilder, sql } from 'kysely'
import { type Actor, isAgent } from '../kernel/actor.ts'

/**
 * Which tickets an actor reaches, as a condition on `tickets as t`; undefined when it is all of them.
 * Every query for tickets goes through this, so what is forbidden is not found.
 */
export function ticketsVisibleTo(actor: Actor): RawBuilder<boolean> | undefined {
  if (actor.kind === 'system') return undefined
  if (actor.kind === 'stranger') return sql`false`
  if (actor.guestTicketId !== undefined) return sql`t.id = ${actor.guestTicketId}`
  if (isAgent(actor)) {
    if (actor.teams === 'all') return undefined
    return sql`(t.team_id is null or t.team_id = any(${[...actor.teams]}::uuid[]) or t.assignee_id = ${actor.id})`
  }
  if (actor.sharedOrganizationId === undefined) return sql`t.requester_id = ${actor.id}`
  return sql`(t.requester_id = ${actor.id} or t.organization_id = ${actor.sharedOrganizationId})`
}

/**
 * Whether `people as p` works here and sees `tickets as t`: the same rule, asked of many people at once. Whoever is
 * listed or told is asked by this.
 */
export const seesTicket = sql<boolean>`(p.is_active and p.role <> 'requester' and (
    p.role = 'admin' or t.team_id is null or t.assignee_id is not distinct from p.id or exists (
      select from teams as v where v.id = t.team_id and (v.visibility = 'everyone' or exists (
        select from team_members as m where m.team_id = v.id and m.person_id = p.id)))))`

/** Whether the actor reads internal notes. */
export function seesNotes(actor: Actor): boolean {
  return actor.kind === 'system' || isAgent(actor)
}
