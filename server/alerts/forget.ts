import { sql } from 'kysely'
import type { Ctx } from '../kernel/context.ts'

const rawKeptMs = 30 * 86_400_000
const keptMs = 400 * 86_400_000

/** For the hourly tidying: what arrived word for word goes after 30 days, alerts that are over after a year. */
export async function forgetAlerts(ctx: Ctx): Promise<void> {
  const now = ctx.now().getTime()
  await sql`update alerts set raw = null where raw is not null and received_at < ${new Date(now - rawKeptMs)}`.execute(
    ctx.db,
  )
  await ctx.db
    .deleteFrom('alertReceipts')
    .where('receivedAt', '<', new Date(now - rawKeptMs))
    .execute()
  await ctx.db
    .deleteFrom('alerts')
    .where('state', '=', 'resolved')
    .where('receivedAt', '<', new Date(now - keptMs))
    .execute()
}
