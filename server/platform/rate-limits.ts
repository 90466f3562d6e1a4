import { sql } from 'kysely'
import type { Ctx } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'

interface Limit {
  /** What is counted, as `sign-in:ana@example.org`. */
  key: string
  max: number
  seconds: number
}

/** Counts one use of a door and refuses it beyond the limit; counted in the database, so all nodes share it. */
export async function limitRate(ctx: Ctx, { key, max, seconds }: Limit): Promise<void> {
  const startsAt = windowStart(ctx, seconds)
  const { count } = await ctx.db
    .insertInto('rateWindows')
    .values({ key, startsAt, count: 1 })
    .onConflict((conflict) => conflict.columns(['key', 'startsAt']).doUpdateSet({ count: sql`rate_windows.count + 1` }))
    .returning('count')
    .executeTakeFirstOrThrow()
  if (count <= max) return
  const retryAfter = Math.ceil((startsAt.getTime() - ctx.now().getTime()) / 1000) + seconds
  throw new AppError('too_many_requests', `Too many attempts; try again in ${retryAfter} seconds`, { retryAfter })
}

/** Takes one use back that turned out not to be worth counting. */
export async function uncountUse(ctx: Ctx, { key, seconds }: Omit<Limit, 'max'>): Promise<void> {
  await ctx.db
    .updateTable('rateWindows')
    .set({ count: sql`greatest(count - 1, 0)` })
    .where('key', '=', key)
    .where('startsAt', '=', windowStart(ctx, seconds))
    .execute()
}

export async function forgetOldWindows(ctx: Ctx): Promise<void> {
  const dayAgo = new Date(ctx.now().getTime() - 86_400_000)
  await ctx.db.deleteFrom('rateWindows').where('startsAt', '<', dayAgo).execute()
}

function windowStart(ctx: Ctx, seconds: number): Date {
  const now = ctx.now().getTime()
  return new Date(now - (now % (seconds * 1000)))
}
