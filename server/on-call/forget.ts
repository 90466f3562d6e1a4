import type { Ctx } from '../kernel/context.ts'

const keptDays = 90

/** Calls that ended long ago are in the history of their tickets; overrides that are over are nobody's business. */
export async function forgetCallouts(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now().getTime() - keptDays * 86_400_000)
  await ctx.db.deleteFrom('callouts').where('madeAt', '<', before).execute()
  await ctx.db.deleteFrom('rotaOverrides').where('endsAt', '<', before).execute()
}
