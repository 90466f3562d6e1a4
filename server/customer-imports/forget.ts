import type { Ctx } from '../kernel/context.ts'

/** So long an import can be looked at. */
const keptForMs = 30 * 86_400_000

/** For the hourly tidying. */
export async function forgetImports(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now().getTime() - keptForMs)
  await ctx.db.deleteFrom('customerImports').where('createdAt', '<', before).execute()
}
