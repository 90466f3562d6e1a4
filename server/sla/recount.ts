import { z } from 'zod'
import type { Ctx } from '../kernel/context.ts'
import { refreshTicket } from './refresh-ticket.ts'

const payloadShape = z.object({ calendarId: z.uuid() })
const atOnce = 500

/** Counts the clocks anew that run by a calendar which has changed: what they have counted stays, their ends move. */
export async function recountClocks(ctx: Ctx, payload: unknown): Promise<void> {
  const { calendarId } = payloadShape.parse(payload)
  let after: string | undefined
  for (;;) {
    const rows = await ctx.db
      .selectFrom('slaClocks')
      .select('ticketId')
      .distinct()
      .where('calendarId', '=', calendarId)
      .where('metAt', 'is', null)
      .$if(after !== undefined, (query) => query.where('ticketId', '>', after ?? ''))
      .orderBy('ticketId')
      .limit(atOnce)
      .execute()
    if (rows.length === 0) return
    for (const { ticketId } of rows) await refreshTicket(ctx, ticketId)
    after = rows.at(-1)?.ticketId
  }
}
