import type { NamedCalendar } from '#contract/calendars.ts'
import { listCalendars } from '../calendars/index.ts'
import type { Db, Tx } from '../kernel/context.ts'
import { invalidField } from '../kernel/errors.ts'

/** These calendars by their id; a desk has few, and all of them are read together. */
export async function readCalendars(db: Db | Tx, ids: string[]): Promise<Map<string, NamedCalendar>> {
  if (ids.length === 0) return new Map()
  return new Map((await listCalendars(db)).map((one) => [one.id, one]))
}

export async function refuseUnknownCalendar(db: Db | Tx, id: string): Promise<void> {
  const known = await readCalendars(db, [id])
  if (!known.has(id)) throw invalidField('calendarId', 'unknown', 'There is no such calendar')
}
