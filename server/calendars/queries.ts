import { type Selectable, sql } from 'kysely'
import { calendar, followedHolidays, type NamedCalendar } from '#contract/calendars.ts'
import type { Db, Tx } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import type { Calendars } from '../kernel/tables.ts'

export async function listCalendars(db: Db | Tx): Promise<NamedCalendar[]> {
  return (await db.selectFrom('calendars').selectAll().orderBy(sql`lower(name), id`).execute()).map(present)
}

/** Throws where there is none. */
export async function readCalendar(db: Db | Tx, id: string): Promise<NamedCalendar> {
  const row = await db.selectFrom('calendars').selectAll().where('id', '=', id).executeTakeFirst()
  return present(found(row, 'Calendar'))
}

/** Used wherever no other is chosen. */
export async function readDefaultCalendar(db: Db | Tx): Promise<NamedCalendar> {
  return present(await db.selectFrom('calendars').selectAll().where('isDefault', '=', true).executeTakeFirstOrThrow())
}

function present({ id, name, isDefault, timeZone, weekly, holidays, ...row }: Selectable<Calendars>): NamedCalendar {
  return {
    id,
    name,
    isDefault,
    ...calendar.parse({ timeZone, weekly, holidays }),
    followedHolidays: followedHolidays.nullable().parse(row.followedHolidays),
  }
}
