import type { Ctx } from '../kernel/context.ts'
import { longestWindowMs } from './brakes.ts'

/** Automatic mails that no brake looks at any more. */
export async function forgetSendings(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now().getTime() - longestWindowMs)
  await ctx.db.deleteFrom('automaticSendings').where('sentAt', '<', before).execute()
}
