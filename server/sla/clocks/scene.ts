import { type Calendar, weekdays } from '#contract/calendars.ts'
import type { ClockKind } from '#contract/clocks.ts'
import { always } from '../../calendars/index.ts'
import type { ClockFact, Terms } from './facts.ts'

/** For tests: facts in a line of words, by the wall clock of a place. */

/** Open at these hours on weekdays, as `09:00-17:00`; `daily:` before them: on every day. */
export function calendarOf(timeZone: string, hours: string, holidays: Calendar['holidays'] = []): Calendar {
  const isDaily = hours.startsWith('daily:')
  const intervals = hours
    .replace('daily:', '')
    .split(',')
    .filter(Boolean)
    .map((span) => {
      const [from = '', to = ''] = span.split('-')
      return { from, to }
    })
  const open = isDaily ? weekdays : weekdays.slice(0, 5)
  const weekly = Object.fromEntries(weekdays.map((day) => [day, open.includes(day) ? intervals : []]))
  // Every weekday is there.
  return { timeZone, weekly: weekly as Calendar['weekly'], holidays }
}

export interface Promised {
  calendar?: Calendar
  pausesOnHold?: boolean
  warnPercent?: number
  /** Seconds by kind and priority. */
  targets: Partial<Record<ClockKind, number | Partial<Record<number, number>>>>
}

let count = 0

export function termsOf({ calendar = always, pausesOnHold = true, warnPercent = 80, targets }: Promised): Terms {
  count += 1
  const calendarId = calendar === always ? undefined : 'calendar'
  const all: Terms['targets'] = {}
  for (const [kind, seconds] of Object.entries(targets)) {
    const byPriority = typeof seconds === 'number' ? { 1: seconds, 2: seconds, 3: seconds, 4: seconds } : seconds
    all[kind as ClockKind] = Object.fromEntries(
      Object.entries(byPriority).map(([priority, one]) => [priority, { seconds: one ?? 0, calendar, calendarId }]),
    )
  }
  return { versionId: `version ${count}`, warnPercent, pausesOnHold, targets: all }
}

/** A ticket of priority 3 that is new and nobody's, with a promise from its first moment on. */
export function openedAt(at: Date, terms: Terms | undefined, priority = 3): ClockFact[] {
  return [
    { type: 'created', at, status: 'new', priority, isAssigned: false },
    ...(terms === undefined ? [] : [{ type: 'promised', at, terms } as const]),
  ]
}
