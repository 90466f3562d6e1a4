import { mostRecent } from '#contract/recent.ts'
import type { TicketSummary } from '#contract/tickets.ts'
import type { PersonActor } from '../kernel/actor.ts'
import { type Ctx, transact } from '../kernel/context.ts'
import { getTicketId, presentSummary, selectSummaries } from '../tickets/index.ts'

/** The tickets in reach that a person looked at, the last one first. */
export async function listRecent(ctx: Ctx, actor: PersonActor): Promise<TicketSummary[]> {
  const rows = await selectSummaries(ctx)
    .innerJoin('recentTickets as x', 'x.ticketId', 't.id')
    .where('x.personId', '=', actor.id)
    .orderBy('x.seenAt', 'desc')
    .limit(mostRecent)
    .execute()
  return rows.map((row) => presentSummary(row, ctx.actor))
}

/** Remembers that a person looks at a ticket, and forgets what was looked at long before. */
export async function addRecent(ctx: Ctx, actor: PersonActor, number: number): Promise<void> {
  const ticketId = await getTicketId(ctx, number)
  await transact(ctx, async (work) => {
    const seenAt = work.now()
    await work.tx
      .insertInto('recentTickets')
      .values({ personId: actor.id, ticketId, seenAt })
      .onConflict((conflict) => conflict.columns(['personId', 'ticketId']).doUpdateSet({ seenAt }))
      .execute()
    await work.tx
      .deleteFrom('recentTickets')
      .where('personId', '=', actor.id)
      .where('ticketId', 'in', (query) =>
        query
          .selectFrom('recentTickets')
          .select('ticketId')
          .where('personId', '=', actor.id)
          .orderBy('seenAt', 'desc')
          .offset(mostRecent),
      )
      .execute()
  })
}
