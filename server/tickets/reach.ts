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

/** Whether the actor reads internal notes. */
export function seesNotes(actor: Actor): boolean {
  return actor.kind === 'system' || isAgent(actor)
}
