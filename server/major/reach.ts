import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../kernel/actor.ts'
import type { Ctx } from '../kernel/context.ts'
import { ticketsVisibleTo } from '../tickets/index.ts'

/**
 * The unsolved tickets that hang on an incident, itself included: its children and what duplicates any of them, however
 * deep, and what is related to it or caused by it. As a query of ids, as far as the actor sees them.
 */
export function concernedBy(actor: Actor, ticketId: string): RawBuilder<unknown> {
  return sql`
    with recursive family (id) as (
      select ${ticketId}::uuid
      union
      select l.from_id from family as f join ticket_links as l
        on l.to_id = f.id and l.kind in ('child', 'duplicate') and l.removed_at is null
    ), concerned (id) as (
      select id from family
      union
      select case when l.from_id = ${ticketId}::uuid then l.to_id else l.from_id end from ticket_links as l
      where (l.from_id = ${ticketId}::uuid or l.to_id = ${ticketId}::uuid) and l.removed_at is null
        and (l.kind = 'related' or (l.kind = 'caused' and l.to_id = ${ticketId}::uuid))
    )
    select t.id from concerned as c join tickets as t on t.id = c.id
    where t.merged_into_id is null and t.status not in ('solved', 'closed')
      and ${ticketsVisibleTo(actor) ?? sql`true`}`
}

/** Whom an update would reach, counted as people. */
export async function reachOf(ctx: Ctx, ticketId: string) {
  const { rows } = await sql<{ tickets: number; requesters: number; followers: number }>`
    with those as (${concernedBy(ctx.actor, ticketId)})
    select (select count(*)::int from those) as tickets,
      (select count(distinct t.requester_id)::int from those join tickets as t on t.id = those.id) as requesters,
      (select count(distinct f.person_id)::int from those join ticket_followers as f on f.ticket_id = those.id)
        as followers`.execute(ctx.db)
  return rows[0] ?? { tickets: 0, requesters: 0, followers: 0 }
}
