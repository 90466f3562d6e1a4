import { sql } from 'kysely'
import type { Presence } from '#contract/presence.ts'
import type { Ctx } from '../kernel/context.ts'
import { ticketsVisibleTo } from '../tickets/index.ts'

const most = 1000

/** Colleagues of the caller on tickets in reach. */
export async function listPresences(ctx: Ctx, callerId: string): Promise<Presence[]> {
  const visible = ticketsVisibleTo(ctx.actor)
  const rows = await ctx.db
    .selectFrom('presences as w')
    .innerJoin('tickets as t', 't.id', 'w.ticketId')
    .innerJoin('people as p', 'p.id', 'w.personId')
    .select(['t.number', 'p.id', 'p.name', sql<boolean>`bool_or(w.is_writing)`.as('isWriting')])
    .where('w.expiresAt', '>', ctx.now())
    .where('w.personId', '<>', callerId)
    .$if(visible !== undefined, (query) => query.where(visible ?? sql<boolean>`true`))
    .groupBy(['t.number', 'p.id', 'p.name'])
    .orderBy('t.number')
    .orderBy('p.id')
    .limit(most)
    .execute()
  return rows.map(({ number, id, name, isWriting }) => ({
    number,
    person: { id, name },
    state: isWriting ? 'writing' : 'viewing',
  }))
}
