import type { calendars, Holiday } from '#contract/calendars.ts'
import { mostHolidays } from '#contract/calendars.ts'
import type { Input, Result } from '#contract/operation.ts'
import { invalidField } from '../kernel/errors.ts'
import { cleanLine } from '../texts/index.ts'
import { dayMs } from './days.ts'
import { repeat } from './yearly.ts'
import { wallOf } from './zones.ts'

type File = Input<typeof calendars.readFile>['body']
type Found = Result<typeof calendars.readFile>
type Why = Found['leftOut'][number]['why']
type Moment = Date & { tz?: string; dateOnly?: boolean }
type Component = Record<string, unknown>

const mostEvents = 2000
const mostLeftOut = 200
/** Longer ones are no holidays, but seasons. */
const mostDays = 31

/** The holidays that a calendar file holds, from a year before now on. Any text may come; none takes long. */
export async function readCalendarFile({ text, timeZone }: File, now: Date): Promise<Found> {
  const events = await readEvents(text)
  const holidays = new Map<string, Holiday>()
  const leftOut: Found['leftOut'] = []
  const oldest = `${now.getUTCFullYear() - 1}-01-01`
  for (const event of events) {
    const name = nameOf(event)
    const read = readEvent(event, { name, timeZone, year: now.getUTCFullYear() })
    if (typeof read === 'string') {
      leftOut.push({ name, why: read })
      continue
    }
    for (const holiday of read) {
      if (!holiday.yearly && holiday.date < oldest) continue
      const key = JSON.stringify([holiday.yearly ? holiday.date.slice(4) : holiday.date, holiday.from, holiday.to])
      if (holidays.size >= mostHolidays && !holidays.has(key)) leftOut.push({ name, why: 'too_many' })
      else holidays.set(key, holiday)
    }
  }
  const sorted = [...holidays.values()].sort((one, other) => one.date.localeCompare(other.date))
  return { holidays: sorted, leftOut: leftOut.slice(0, mostLeftOut) }
}

async function readEvents(text: string): Promise<Component[]> {
  const count = text.match(/^BEGIN:VEVENT/gim)?.length ?? 0
  if (count === 0) throw invalidField('text', 'no_events', 'This is no calendar file with events')
  if (count > mostEvents) throw invalidField('text', 'too_many', `A file of ${mostEvents} events at most`)
  // Few ever read a file; the others need not pay for the reader.
  const { default: reader } = await import('node-ical')
  try {
    const components = Object.values(reader.sync.parseICS(text)) as unknown as Component[]
    return components.filter((part) => part?.['type'] === 'VEVENT' && part['status'] !== 'CANCELLED')
  } catch {
    // The reader throws plain errors on what it cannot make sense of.
    throw invalidField('text', 'unreadable', 'This calendar file cannot be read')
  }
}

interface Reading {
  name: string
  timeZone: string
  /** The one it is now. */
  year: number
}

function readEvent(event: Component, { name, timeZone, year }: Reading): Holiday[] | Why {
  const start = momentOf(event['start'])
  if (start === undefined) return 'unreadable'
  const from = toMinute(wallTimeOf(start, timeZone))
  const end = momentOf(event['end'])
  const to = end === undefined ? from + (start.dateOnly ? dayMs : 0) : toMinute(wallTimeOf(end, timeZone))
  if (to <= from) return 'unreadable'
  if (to - from > mostDays * dayMs) return 'too_long'
  const dates = repeat(event, new Date(from), year)
  if (dates === undefined) return 'repeats_otherwise'
  return dates.flatMap(({ at, yearly }) => partsOf(at, at + to - from).map((part) => ({ ...part, name, yearly })))
}

/** One for each day, whole or a part of it. */
function partsOf(from: number, to: number): Pick<Holiday, 'date' | 'from' | 'to'>[] {
  const parts: Pick<Holiday, 'date' | 'from' | 'to'>[] = []
  for (let day = Math.floor(from / dayMs) * dayMs; day < to; day += dayMs) {
    const [starts, ends] = [Math.max(from, day), Math.min(to, day + dayMs)]
    parts.push({
      date: new Date(day).toISOString().slice(0, 'YYYY-MM-DD'.length),
      from: starts === day ? null : minuteOf(starts),
      to: ends === day + dayMs ? null : minuteOf(ends),
    })
  }
  return parts
}

function toMinute(wall: number): number {
  return Math.floor(wall / 60_000) * 60_000
}

function minuteOf(wall: number): string {
  return new Date(wall).toISOString().slice('YYYY-MM-DDT'.length, 'YYYY-MM-DDTHH:MM'.length)
}

function momentOf(value: unknown): Moment | undefined {
  const year = value instanceof Date ? value.getUTCFullYear() : Number.NaN
  return value instanceof Date && year > 1900 && year < 2200 ? value : undefined
}

/** Days, and times of no zone or of one that nobody knows, were read as those of this machine. */
function wallTimeOf(moment: Moment, timeZone: string): number {
  if (!moment.dateOnly && isZone(moment.tz)) return wallOf(timeZone, moment.getTime())
  const [year, month, day] = [moment.getFullYear(), moment.getMonth(), moment.getDate()]
  if (moment.dateOnly) return Date.UTC(year, month, day)
  return Date.UTC(year, month, day, moment.getHours(), moment.getMinutes(), moment.getSeconds())
}

function isZone(name: string | undefined): boolean {
  try {
    return name !== undefined && new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined
  } catch {
    return false
  }
}

function nameOf(event: Component): string {
  const summary = event['summary']
  const text = typeof summary === 'object' && summary !== null && 'val' in summary ? summary.val : summary
  const name = cleanLine(typeof text === 'string' ? text : '')
    .slice(0, 120)
    .toWellFormed()
    .trim()
  return name === '' ? '–' : name
}
