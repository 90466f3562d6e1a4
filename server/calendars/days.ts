import {
  type Calendar,
  type Holiday,
  type OpenInterval,
  type OpenReason,
  type Weekday,
  weekdays,
} from '#contract/calendars.ts'

/** A part of a day on the wall clock, in milliseconds since its midnight; `to` not included. */
export interface Part {
  from: number
  to: number
  why: OpenReason
}

/** What a day of a calendar looks like on the wall clock. */
export interface Day {
  /** All of it, in order. */
  parts: readonly Part[]
  /** Those that are open. */
  open: readonly Part[]
}

/** Days of a calendar, by their number since 1970-01-01, which was a Thursday. */
export interface Days {
  timeZone: string
  /** Never closed: then nothing has to be looked up. */
  isAlways: boolean
  at(number: number): Day
}

export const dayMs = 86_400_000
/** A month picture, a preview and a report need a few years of one calendar. */
const mostDays = 10_000
const mostCalendars = 100

const byIdentity = new WeakMap<Calendar, Days>()
/** Calendars are read from the database again and again, as new objects that say the same. */
const byContent = new Map<string, Days>()

export function daysOf(calendar: Calendar): Days {
  const known = byIdentity.get(calendar)
  if (known !== undefined) return known
  const { timeZone, weekly, holidays } = calendar
  const content = JSON.stringify([timeZone, weekly, holidays])
  const days = byContent.get(content) ?? makeDays({ timeZone, weekly, holidays })
  if (byContent.size >= mostCalendars) byContent.clear()
  byContent.set(content, days)
  byIdentity.set(calendar, days)
  return days
}

function makeDays({ timeZone, weekly, holidays }: Calendar): Days {
  const known = new Map<number, Day>()
  const holidaysOn = byDate(holidays)
  return {
    timeZone,
    isAlways: holidays.length === 0 && weekdays.every((weekday) => isWhole(weekly[weekday])),
    at: (number) => {
      const day = known.get(number)
      if (day !== undefined) return day
      if (known.size >= mostDays) known.clear()
      const made = makeDay(weekly[weekdayOf(number)], holidaysOn(number))
      known.set(number, made)
      return made
    },
  }
}

function weekdayOf(number: number): Weekday {
  // Seven names, and a remainder of seven.
  return weekdays[(((number + 3) % 7) + 7) % 7] as Weekday
}

function isWhole(intervals: readonly OpenInterval[]): boolean {
  return makeDay(intervals, []).parts.every(({ why }) => why.kind === 'open')
}

function byDate(holidays: readonly Holiday[]): (number: number) => Holiday[] {
  const found = Map.groupBy(holidays, ({ date, yearly }) => (yearly ? date.slice(4) : date))
  return (number) => {
    const date = new Date(number * dayMs).toISOString().slice(0, -'T00:00:00.000Z'.length)
    return [...(found.get(date) ?? []), ...(found.get(date.slice(-'-12-31'.length)) ?? [])]
  }
}

/** Cuts the day wherever something begins or ends, and asks of each piece what it is. */
function makeDay(intervals: readonly OpenInterval[], holidays: readonly Holiday[]): Day {
  const hours = intervals.map(({ from, to }) => ({ from: timeOf(from), to: timeOf(to) }))
  const closures = holidays.map(({ name, from, to }) => ({
    from: timeOf(from ?? '00:00'),
    to: timeOf(to ?? '24:00'),
    name,
  }))
  const cuts = [...new Set([0, dayMs, ...[...hours, ...closures].flatMap(({ from, to }) => [from, to])])]
  cuts.sort((one, other) => one - other)
  const parts: Part[] = []
  for (const [index, from] of cuts.slice(0, -1).entries()) {
    const to = cuts[index + 1] ?? dayMs
    const holiday = closures.find((closure) => closure.from <= from && from < closure.to)
    const isWithinHours = hours.some((hour) => hour.from <= from && from < hour.to)
    const why: OpenReason =
      holiday !== undefined ? { kind: 'holiday', name: holiday.name } : { kind: isWithinHours ? 'open' : 'closed' }
    const last = parts.at(-1)
    if (last !== undefined && isSame(last.why, why)) last.to = to
    else parts.push({ from, to, why })
  }
  return { parts, open: parts.filter(({ why }) => why.kind === 'open') }
}

export function isSame(one: OpenReason, other: OpenReason): boolean {
  return one.kind === other.kind && (one.kind !== 'holiday' || (other.kind === 'holiday' && one.name === other.name))
}

function timeOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return (hours * 60 + minutes) * 60_000
}
