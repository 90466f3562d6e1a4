import { sql } from 'kysely'
import type { z } from 'zod'
import type { ticketLink } from '#contract/tickets.ts'
import type { Actor } from '../kernel/actor.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { invalidField } from '../kernel/errors.ts'
import type { Cause } from './events.ts'
import { ticketsVisibleTo } from './reach.ts'
import { recordEvent } from './record.ts'
import type { TicketRow } from './schema.ts'
import { getTicketId, lockTickets } from './select.ts'

type TicketLink = z.infer<typeof ticketLink>

/** The links of ticket `me`, as JSON, from its own side; links to tickets out of reach are left out. */
export function linksOf(actor: Actor, me = sql.ref('t.id')) {
  const visible = ticketsVisibleTo(actor) ?? sql`true`
  return sql<TicketLink[]>`(select coalesce(json_agg(json_build_object(
      'number', t.number, 'subject', t.subject, 'status', t.status, 'reason', l.reason,
      'kind', case when l.kind = 'related' then 'related' when l.from_id = l.me then 'follow_up_of' else 'followed_up_by' end
    ) order by l.created_at, t.number), '[]')
    from (
      select from_id as me, from_id, to_id as other, kind, reason, created_at from ticket_links where from_id = ${me}
      union all
      select to_id, from_id, from_id, kind, reason, created_at from ticket_links where to_id = ${me}
    ) as l join tickets as t on t.id = l.other where ${visible})`
}

export async function listLinks(ctx: Ctx, number: number): Promise<TicketLink[]> {
  const id = await getTicketId(ctx, number)
  const { rows } = await sql<{ links: TicketLink[] }>`select ${linksOf(ctx.actor, sql.ref('me.id'))} as links
    from (select ${id}::uuid as id) as me`.execute(ctx.db)
  return rows[0]?.links ?? []
}

/** An agent links two tickets that have to do with each other. */
export async function relateTickets(ctx: Ctx, number: number, other: number, cause: Cause): Promise<void> {
  if (number === other) throw invalidField('to', 'same', 'A ticket cannot be linked to itself')
  await transact(ctx, async (work) => {
    const [lower, higher] = await lockTickets(work, Math.min(number, other), Math.max(number, other))
    if (await areLinked(work, lower, higher)) return
    await linkTickets(work, lower, higher, { kind: 'related', reason: null }, cause)
  })
}

async function areLinked(work: Work, one: TicketRow, other: TicketRow): Promise<boolean> {
  const ids = [one.id, other.id]
  const link = await work.tx
    .selectFrom('ticketLinks')
    .select('kind')
    .where('fromId', 'in', ids)
    .where('toId', 'in', ids)
    .executeTakeFirst()
  return link !== undefined
}

/** Links two tickets, once; both histories tell it. */
export async function linkTickets(
  work: Work,
  from: TicketRow,
  to: Pick<TicketRow, 'id' | 'number'>,
  link: { kind: 'follow_up' | 'related'; reason: string | null },
  cause: Cause,
): Promise<void> {
  const made = await work.tx
    .insertInto('ticketLinks')
    .values({ fromId: from.id, toId: to.id, ...link, createdAt: work.now() })
    .onConflict((conflict) => conflict.columns(['fromId', 'toId']).doNothing())
    .returning('fromId')
    .executeTakeFirst()
  if (made === undefined) return
  const told = (ticketId: string, other: number) =>
    recordEvent(work, {
      ticketId,
      type: 'ticket.linked',
      cause,
      changes: [{ field: link.kind, from: null, to: `#${other}` }],
    })
  await told(from.id, to.number)
  await told(to.id, from.number)
}
