import type { Ctx } from '../kernel/context.ts'

/** So long a run can be looked at and taken back. */
const keptForMs = 30 * 86_400_000

/** For the hourly tidying. */
export async function forgetBulkRuns(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now().getTime() - keptForMs)
  await ctx.db.deleteFrom('bulkRuns').where('createdAt', '<', before).execute()
}
