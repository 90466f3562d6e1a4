import type { Calendar } from '#contract/calendars.ts'
import { invalidField } from '../kernel/errors.ts'
import { openSpans } from './arithmetic.ts'
import { dayMs } from './days.ts'

const yearMs = 366 * dayMs

/** Whoever waits for a calendar to open must not wait for ever. */
export function refuseNeverOpen(calendar: Calendar, now: Date, path: string): void {
  const { done } = openSpans(calendar, now, new Date(now.getTime() + yearMs)).next()
  if (done) throw invalidField(path, 'never_open', 'This calendar does not open within a year')
}
