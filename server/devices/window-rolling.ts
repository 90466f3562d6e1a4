import { sql } from 'kysely'
import { type Ctx, type Db, type Tx, transact } from '../kernel/context.ts'

/** More than a window can have missed while nothing ran. */
const mostSteps = 400

/** For the schedule: windows that come again and are over move on to their next time, by the clock on the wall there. */
export async function rollWindows(ctx: Ctx): Promise<void> {
  await transact(ctx, async ({ tx, now }) => {
    for (let step = 0; step < mostSteps; step += 1) if ((await moveOn(tx, now())) === 0) return
  })
}

/** One of them, or all that are over; answers how many moved. */
export async function moveOn(db: Db | Tx, now: Date, id?: string): Promise<number> {
  const step = sql`case repeats when 'daily' then interval '1 day' else interval '7 days' end`
  const result = await db
    .updateTable('maintenanceWindows')
    .set({
      startsAt: sql`(starts_at at time zone time_zone + ${step}) at time zone time_zone`,
      endsAt: sql`(ends_at at time zone time_zone + ${step}) at time zone time_zone`,
    })
    .where('repeats', 'is not', null)
    .$if(id === undefined, (query) => query.where('endsAt', '<=', now))
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}
