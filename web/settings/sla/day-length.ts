import { type Calendar, weekdays } from '#contract/calendars.ts'

const wholeDay = 24 * 3600

/** How long a working day is, in seconds: the usual one of the days that are open; of no calendar, all of it. */
export function dayLength(calendar: Pick<Calendar, 'weekly'> | undefined): number {
  if (calendar === undefined) return wholeDay
  const lengths = weekdays
    .map((day) => calendar.weekly[day].reduce((sum, { from, to }) => sum + secondsOf(to) - secondsOf(from), 0))
    .filter((length) => length > 0)
    .toSorted((one, other) => one - other)
  return lengths[Math.floor(lengths.length / 2)] ?? wholeDay
}

function secondsOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return (hours * 60 + minutes) * 60
}
