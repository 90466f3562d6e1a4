import { type Calendar, type OpenInterval, type Weekday, weekdays } from '#contract/calendars.ts'

/** A time as people type it: `9`, `9:30`, `9.30`, `930`, `0930`, `24`; undefined for anything else. */
export function readTime(typed: string): string | undefined {
  const match = /^(\d{1,2})(?:[:.h]?([0-5]\d)|h)?$/i.exec(typed.trim())
  if (!match) return undefined
  const time = `${(match[1] ?? '').padStart(2, '0')}:${match[2] ?? '00'}`
  return time <= '24:00' ? time : undefined
}

export type IntervalFault = 'time' | 'backwards' | 'overlap'

/** What is wrong with each interval of a day, in their order. */
export function faultsOf(intervals: OpenInterval[]): (IntervalFault | undefined)[] {
  return intervals.map(({ from, to }, index) => {
    if (!isTime(from) || !isTime(to) || from === '24:00') return 'time'
    if (to <= from) return 'backwards'
    const overlaps = intervals.some((other, place) => place < index && other.from < to && from < other.to)
    return overlaps ? 'overlap' : undefined
  })
}

export function isSound(weekly: Calendar['weekly']): boolean {
  return weekdays.every((weekday) => faultsOf(weekly[weekday]).every((fault) => fault === undefined))
}

/** What a click on “add” proposes: office hours first, then what is left of the day. */
export function nextInterval(intervals: OpenInterval[]): OpenInterval {
  const last = intervals.reduce((latest, { to }) => (to > latest ? to : latest), '00:00')
  if (intervals.length === 0) return { from: '09:00', to: '18:00' }
  const hour = Number(last.slice(0, 2))
  if (hour >= 23) return { from: '', to: '' }
  return { from: hourText(hour + 1), to: hourText(Math.min(24, hour + 4)) }
}

/** Neighbouring days with the same hours, as they are said: Monday to Friday 09:00–18:00. */
export function groupsOf(weekly: Calendar['weekly']): { first: Weekday; last: Weekday; hours: OpenInterval[] }[] {
  const groups: { first: Weekday; last: Weekday; hours: OpenInterval[] }[] = []
  for (const weekday of weekdays) {
    const hours = weekly[weekday].toSorted((one, other) => one.from.localeCompare(other.from))
    const group = groups.at(-1)
    if (group !== undefined && JSON.stringify(group.hours) === JSON.stringify(hours)) group.last = weekday
    else groups.push({ first: weekday, last: weekday, hours })
  }
  return groups.filter(({ hours }) => hours.length > 0)
}

function isTime(text: string): boolean {
  return readTime(text) === text
}

function hourText(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}
