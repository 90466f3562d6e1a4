import type { Calendar } from '#contract/calendars.ts'
import type { Db, Tx } from '../kernel/context.ts'

/** A calendar that policies count by. */
export interface NamedCalendar {
  name: string
  calendar: Calendar
}

export async function readCalendars(_db: Db | Tx, _ids: readonly string[]): Promise<Map<string, NamedCalendar>> {
  return new Map()
}
