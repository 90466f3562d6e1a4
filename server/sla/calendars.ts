import { sql } from 'kysely'
import { type Calendar, calendar } from '#contract/calendars.ts'
import type { Db, Tx } from '../kernel/context.ts'

/** A calendar that policies count by. */
export interface NamedCalendar {
  name: string
  /** As it is now. */
  calendar: Calendar
  /** All that it ever was, since when, oldest first. */
  states: { since: number; calendar: Calendar }[]
}

export async function readCalendars(db: Db | Tx, ids: readonly string[]): Promise<Map<string, NamedCalendar>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('calendarStates as s')
    .innerJoin('calendars as c', 'c.id', 's.calendarId')
    .select(['c.id', 'c.name', 's.timeZone', 's.weekly', 's.holidays'])
    .select(sql<number>`(extract(epoch from s.since) * 1000)::float8`.as('since'))
    .where('c.id', 'in', [...new Set(ids)])
    .orderBy('s.since')
    .execute()
  const known = new Map<string, NamedCalendar>()
  for (const { id, name, since, ...state } of rows) {
    const read = calendar.parse(state)
    const states = [...(known.get(id)?.states ?? []), { since, calendar: read }]
    known.set(id, { name, calendar: read, states })
  }
  return known
}
