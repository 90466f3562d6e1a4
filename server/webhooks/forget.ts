import type { Ctx } from '../kernel/context.ts'

const keptForMs = 30 * 86_400_000

/** For the hourly tidying: the log of what has been settled long ago, and secrets that sign no more. */
export async function forgetWebhooks(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now().getTime() - keptForMs)
  const old = ctx.db.deleteFrom('webhookDeliveries').where('createdAt', '<', before)
  await old.where('state', '<>', 'waiting').execute()
  await ctx.db
    .updateTable('webhooks')
    .set({ formerSecret: null, formerSecretUntil: null })
    .where('formerSecretUntil', '<', ctx.now())
    .execute()
}
