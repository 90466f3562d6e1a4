import { sql } from 'kysely'
import { type Ctx, type Db, type Tx, transact } from '../kernel/context.ts'

const start = sql`(starts_at at time zone time_zone)`
const nextMonth = sql`(date_trunc('month', ${start}) + interval '1 month')`
/** The first day of next month that is the same weekday. */
const firstWeekday = sql`(${nextMonth} + make_interval(days =>
  (extract(dow from ${start})::int - extract(dow from ${nextMonth})::int + 7) % 7))`
/** The last one is the fifth where the month has five of them. */
const nthWeekday = sql`case
  when nth = 5 and ${firstWeekday} + interval '28 days' >= ${nextMonth} + interval '1 month'
  then ${firstWeekday} + interval '21 days' else ${firstWeekday} + make_interval(days => (nth - 1) * 7) end`
/** A month without such a day has it on its last one. */
const nthDay = sql`least(${nextMonth} + make_interval(days => nth - 1), ${nextMonth} + interval '1 month - 1 day')`
const timeOfDay = sql`(${start} - date_trunc('day', ${start}))`

/** The time after this one, on the wall there. */
const nextStart = sql`(case repeats
  when 'daily' then ${start} + interval '1 day'
  when 'weekly' then ${start} + interval '7 days'
  when 'monthly' then ${nthDay} + ${timeOfDay}
  else (${nthWeekday}) + ${timeOfDay} end)`

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
  const result = await db
    .updateTable('maintenanceWindows')
    .set({
      startsAt: sql`${nextStart} at time zone time_zone`,
      endsAt: sql`(${nextStart} + (ends_at at time zone time_zone - ${start})) at time zone time_zone`,
    })
    .where('repeats', 'is not', null)
    .$if(id === undefined, (query) => query.where('endsAt', '<=', now))
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}
