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
  const now = ctx.now().getTime()
  const startsAt = new Date(now - (now % (seconds * 1000)))
  const { count } = await ctx.db
    .insertInto('rateWindows')
    .values({ key, startsAt, count: 1 })
    .onConflict((conflict) => conflict.columns(['key', 'startsAt']).doUpdateSet({ count: sql`rate_windows.count + 1` }))
    .returning('count')
    .executeTakeFirstOrThrow()
  if (count <= max) return
  const retryAfter = Math.ceil((startsAt.getTime() + seconds * 1000 - now) / 1000)
  throw new AppError('too_many_requests', `Too many attempts; try again in ${retryAfter} seconds`, { retryAfter })
}

export async function forgetOldWindows(ctx: Ctx): Promise<void> {
  const dayAgo = new Date(ctx.now().getTime() - 86_400_000)
  await ctx.db.deleteFrom('rateWindows').where('startsAt', '<', dayAgo).execute()
}
