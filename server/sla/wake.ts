import { sql } from 'kysely'
import { type Ctx, transact } from '../kernel/context.ts'
import { refreshTicket } from './refresh-ticket.ts'
import { lookAheadMs, wakeAt } from './wake-jobs.ts'

const atOnce = 200

/**
 * Tells of every clock whose warning or breach has come, and sees to it that what comes until the next look is told at
 * its instant. Runs at these instants, and every minute as a net: after downtime it tells what was missed.
 */
export async function wakeClocks(ctx: Ctx, signal?: AbortSignal): Promise<void> {
  const looked = new Set<string>()
  while (signal?.aborted !== true) {
    const due = (await dueTickets(ctx, [...looked])).filter((id) => !looked.has(id))
    if (due.length === 0) return
    for (const id of due) await refreshTicket(ctx, id)
    for (const id of due) looked.add(id)
  }
}

/** What wakes before the next look, each second once. */
export async function lookAhead(ctx: Ctx): Promise<void> {
  const now = ctx.now()
  const until = new Date(now.getTime() + lookAheadMs)
  const { rows } = await sql<{ at: Date }>`
    select distinct date_bin('1 second', wake_at - interval '1 millisecond', 'epoch') + interval '1 second' as at
    from sla_clocks where wake_at > ${now} and wake_at <= ${until}`.execute(ctx.db)
  // One at a time: whoever changes a ticket holds jobs too, in another order.
  for (const { at } of rows) await transact(ctx, (work) => wakeAt(work, at))
}

async function dueTickets(ctx: Ctx, looked: string[]): Promise<string[]> {
  const { rows } = await sql<{ ticketId: string }>`select ticket_id from sla_clocks
    where wake_at <= ${ctx.now()} and ticket_id <> all(${looked}::uuid[])
    order by wake_at limit ${atOnce}`.execute(ctx.db)
  return [...new Set(rows.map(({ ticketId }) => ticketId))]
}
