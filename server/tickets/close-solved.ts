import type { Ctx } from '../kernel/context.ts'
import { transact } from '../kernel/context.ts'
import { closeTicket } from './update.ts'

/** Closes tickets that stayed solved for so many days, each in a transaction of its own. */
export async function closeSolvedTickets(ctx: Ctx, afterDays: number): Promise<number> {
  const until = new Date(ctx.now().getTime() - afterDays * 86_400_000)
  let closed = 0
  for (;;) {
    const due = await ctx.db
      .selectFrom('tickets')
      .select('number')
      .where('status', '=', 'solved')
      .where('solvedAt', '<', until)
      .orderBy('solvedAt')
      .limit(200)
      .execute()
    if (due.length === 0) return closed
    for (const { number } of due) await transact(ctx, (work) => closeTicket(work, number, 'tickets:close'))
    closed += due.length
  }
}
