import type { ReadEvent } from './parsed-mail.ts'

type Moments = Pick<ReadEvent, 'start' | 'end' | 'zone'>
type Moment = Date & { tz?: string; dateOnly?: boolean }

const dayMilliseconds = 86_400_000

/** When an event is, in the three ways of RFC 5545: an instant, a day, or a time wherever the reader is. */
export function readMoments(event: Record<string, unknown>): Moments | undefined {
  const [start, end] = [momentOf(event['start']), momentOf(event['end'])]
  if (!start) return undefined
  const zone = zoneOf(start)
  if (start.dateOnly || event['datetype'] === 'date')
    return { start: dayOf(start), end: lastDay(start, end), zone: null }
  const write = zone === undefined ? wallClock : (moment: Date) => moment.toISOString()
  return { start: write(start), end: end && end > start ? write(end) : null, zone: zone ?? null }
}

function momentOf(value: unknown): Moment | undefined {
  const year = value instanceof Date ? value.getUTCFullYear() : Number.NaN
  return value instanceof Date && year > 1900 && year < 9999 ? value : undefined
}

/** Undefined for a zone nobody knows, whose times were read as those of this machine. */
function zoneOf({ tz }: Moment): string | undefined {
  if (!tz) return undefined
  try {
    return new Intl.DateTimeFormat('en', { timeZone: tz }).resolvedOptions().timeZone
  } catch {
    // RangeError: no such zone.
    return undefined
  }
}

function wallClock(moment: Date): string {
  const clock = [moment.getHours(), moment.getMinutes(), moment.getSeconds()].map(twoDigits).join(':')
  return `${dayOf(moment)}T${clock}`
}

function dayOf(moment: Date): string {
  return `${moment.getFullYear()}-${twoDigits(moment.getMonth() + 1)}-${twoDigits(moment.getDate())}`
}

/** The end of whole days is the day after the last. */
function lastDay(start: Date, end: Date | undefined): string | null {
  if (!end || end.getTime() - start.getTime() < 1.5 * dayMilliseconds) return null
  return dayOf(new Date(end.getTime() - dayMilliseconds / 2))
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
