import type { RuleTrigger } from '#contract/ticket-rules.ts'

type Schedule = Extract<RuleTrigger, { kind: 'schedule' }>

const dayMs = 86_400_000

/**
 * The latest moment after `after` and until `now` at which a schedule was due, by the wall clock of a time zone. A time
 * that a change of clocks leaves out comes as late as the clock is put forward; one that comes twice counts once.
 */
export function lastDue({ at, days }: Schedule, timeZone: string, after: Date, now: Date): Date | undefined {
  for (let back = 0; back <= 8; back++) {
    const day = wallClock(new Date(now.getTime() - back * dayMs), timeZone)
    const due = instantOf(day, at, timeZone)
    if (due.getTime() > now.getTime() || !days.includes(weekdayOf(day))) continue
    return due.getTime() > after.getTime() ? due : undefined
  }
  return undefined
}

interface Day {
  year: number
  month: number
  day: number
}

function instantOf({ year, month, day }: Day, at: string, timeZone: string): Date {
  const [hour = 0, minute = 0] = at.split(':').map(Number)
  const wanted = Date.UTC(year, month - 1, day, hour, minute)
  // The offset is that of the place in time, which is only known once it is nearly reached.
  const first = wanted - offsetAt(wanted, timeZone)
  return new Date(wanted - offsetAt(first, timeZone))
}

function offsetAt(time: number, timeZone: string): number {
  const { year, month, day, hour, minute } = wallClock(new Date(time), timeZone)
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(time / 60_000) * 60_000
}

/** 1 is Monday, 7 Sunday. */
function weekdayOf({ year, month, day }: Day): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7
}

const formats = new Map<string, Intl.DateTimeFormat>()

function wallClock(time: Date, timeZone: string): Day & { hour: number; minute: number } {
  const format = formats.get(timeZone) ?? newFormat(timeZone)
  formats.set(timeZone, format)
  const parts = Object.fromEntries(format.formatToParts(time).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts
  return { year, month, day, hour, minute }
}

function newFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
}
