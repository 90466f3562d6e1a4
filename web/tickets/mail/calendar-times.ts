import type { CalendarEvent } from '#contract/mail-content.ts'

type Times = Pick<CalendarEvent, 'start' | 'end' | 'zone'>

const isDay = (time: string) => time.length === 10
const isFloating = (time: string) => !isDay(time) && !time.endsWith('Z')

/** When an appointment is, as one phrase in the reader's zone; days and floating times are the same everywhere. */
export function whenOf({ start, end }: Times, locale: string, timeZone: string | undefined): string {
  const zone = start.endsWith('Z') ? timeZone : 'UTC'
  const format = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    ...(isDay(start) ? {} : { hour: '2-digit', minute: '2-digit' }),
    ...(zone !== undefined && { timeZone: zone }),
  })
  return end === null ? format.format(instantOf(start)) : format.formatRange(instantOf(start), instantOf(end))
}

/** The same in the organiser's zone, when the clocks there show another time than the reader's. */
export function whenThere(times: Times, locale: string, timeZone: string | undefined): string | undefined {
  if (times.zone === null || !times.start.endsWith('Z')) return undefined
  if (clockIn(times.start, times.zone) === clockIn(times.start, timeZone)) return undefined
  return whenOf(times, locale, times.zone)
}

export function namesNoZone({ start }: Times): boolean {
  return isFloating(start)
}

function instantOf(time: string): Date {
  return new Date(isDay(time) ? `${time}T00:00:00Z` : isFloating(time) ? `${time}Z` : time)
}

function clockIn(time: string, timeZone: string | undefined): string {
  const zone = timeZone === undefined ? {} : { timeZone }
  return new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeStyle: 'short', ...zone }).format(new Date(time))
}
