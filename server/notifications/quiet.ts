import type { QuietHours } from '#contract/notifications.ts'

const minuteMs = 60_000
const dayMinutes = 24 * 60

/** When the quiet hours end that `now` lies in; undefined when it lies in none. Whole days follow one another. */
export function quietUntil(quiet: QuietHours | null, timeZone: string, now: Date): Date | undefined {
  if (quiet === null) return undefined
  let end: Date | undefined
  // A week of whole days is quiet for ever: it is looked at again after one.
  for (let days = 0; days < 8; days += 1) {
    const next = endOfStretch(quiet, timeZone, end ?? now)
    if (next === undefined) return end
    end = next
  }
  return end
}

function endOfStretch(quiet: QuietHours, timeZone: string, at: Date): Date | undefined {
  const { day, minutes } = localTime(timeZone, at)
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)]
  const isOvernight = to <= from
  const yesterday = day === 1 ? 7 : day - 1
  if (quiet.days.includes(day) && minutes >= from && (isOvernight || minutes < to)) {
    return later(timeZone, at, to - minutes + (isOvernight ? dayMinutes : 0), to)
  }
  if (isOvernight && quiet.days.includes(yesterday) && minutes < to) return later(timeZone, at, to - minutes, to)
  return undefined
}

/** So many minutes on, and then at that time of the clock, which may have been changed in between. */
function later(timeZone: string, at: Date, distance: number, to: number): Date {
  const start = Math.floor(at.getTime() / minuteMs) * minuteMs
  const guess = new Date(start + distance * minuteMs)
  const off = to - localTime(timeZone, guess).minutes
  const shift = off > dayMinutes / 2 ? off - dayMinutes : off < -dayMinutes / 2 ? off + dayMinutes : off
  return new Date(guess.getTime() + shift * minuteMs)
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

function localTime(timeZone: string, at: Date): { day: number; minutes: number } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return { day: weekdays.indexOf(part('weekday')) + 1, minutes: Number(part('hour')) * 60 + Number(part('minute')) }
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}
