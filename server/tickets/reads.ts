import { type RawBuilder, sql } from 'kysely'
import type { Ticket } from '#contract/tickets.ts'
import { type Actor, isAgent } from '../kernel/actor.ts'
import type { Ctx } from '../kernel/context.ts'
import { notFound } from '../kernel/errors.ts'
import { getTicketId } from './select.ts'

/** Keeps how far somebody has read a ticket in reach; whoever reads earlier messages again has not read less. */
export async function markRead(ctx: Ctx, personId: string, number: number, messageId: string): Promise<void> {
  const ticketId = await getTicketId(ctx, number)
  const message = await ctx.db
    .selectFrom('messages')
    .select('id')
    .where('id', '=', messageId)
    .where('ticketId', '=', ticketId)
    .executeTakeFirst()
  if (message === undefined) throw notFound('Message')
  await ctx.db
    .insertInto('ticketReads')
    .values({ personId, ticketId, messageId })
    .onConflict((conflict) =>
      conflict
        .columns(['personId', 'ticketId'])
        .doUpdateSet({ messageId: sql`greatest(ticket_reads.message_id, excluded.message_id)` }),
    )
    .execute()
}

/** What others wrote on `tickets as t` since an agent read it last. Whoever never did begins at the end. */
export function unreadBy(actor: Actor): RawBuilder<Ticket['unread']> {
  if (!isAgent(actor)) return sql`null::json`
  return sql`(select json_build_object('firstId', (array_agg(u.id order by u.id))[1], 'count', count(*))
    from ticket_reads as w join messages as u on u.ticket_id = t.id and u.id > w.message_id
    where w.ticket_id = t.id and w.person_id = ${actor.id} and u.author_id is distinct from ${actor.id}
    having count(*) > 0)`
}
