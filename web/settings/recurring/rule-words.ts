/** Rules that have plain words; any other is written as it is. */
export type Repetition =
  | { how: 'daily' | 'workdays' | 'yearly' }
  | { how: 'weekly'; days: Weekday[]; every: number }
  | { how: 'monthDay'; day: number; every: number }
  | { how: 'monthWeekday'; place: Place; weekday: Weekday }
  | { how: 'own'; rule: string }

export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = (typeof weekdays)[number]
export const places = [1, 2, 3, 4, -1] as const
export type Place = (typeof places)[number]
export const hows = ['daily', 'workdays', 'weekly', 'monthDay', 'monthWeekday', 'yearly', 'own'] as const

const workdays = 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'

export function ruleOf(repetition: Repetition): string {
  switch (repetition.how) {
    case 'daily':
      return 'FREQ=DAILY'
    case 'workdays':
      return workdays
    case 'yearly':
      return 'FREQ=YEARLY'
    case 'weekly':
      return `FREQ=WEEKLY${everyOf(repetition.every)};BYDAY=${repetition.days.join(',')}`
    case 'monthDay':
      return `FREQ=MONTHLY${everyOf(repetition.every)};BYMONTHDAY=${repetition.day}`
    case 'monthWeekday':
      return `FREQ=MONTHLY;BYDAY=${repetition.place}${repetition.weekday}`
    case 'own':
      return repetition.rule
  }
}

export function repetitionOf(rule: string): Repetition {
  if (rule === 'FREQ=DAILY') return { how: 'daily' }
  if (rule === 'FREQ=YEARLY') return { how: 'yearly' }
  if (rule === workdays) return { how: 'workdays' }
  const [, weekly, days] = /^FREQ=WEEKLY(?:;INTERVAL=(\d{1,2}))?;BYDAY=([A-Z,]+)$/.exec(rule) ?? []
  const named = days?.split(',').map((one) => weekdays.find((day) => day === one))
  if (named?.every((day) => day !== undefined)) return { how: 'weekly', days: named, every: Number(weekly ?? 1) }
  const [, monthly, day] = /^FREQ=MONTHLY(?:;INTERVAL=(\d{1,2}))?;BYMONTHDAY=(\d{1,2})$/.exec(rule) ?? []
  if (day !== undefined) return { how: 'monthDay', day: Number(day), every: Number(monthly ?? 1) }
  const [, nth, on] = /^FREQ=MONTHLY;BYDAY=(-1|[1-4])([A-Z]{2})$/.exec(rule) ?? []
  const place = places.find((one) => String(one) === nth)
  const weekday = weekdays.find((one) => one === on)
  return place !== undefined && weekday !== undefined ? { how: 'monthWeekday', place, weekday } : { how: 'own', rule }
}

function everyOf(every: number): string {
  return every === 1 ? '' : `;INTERVAL=${every}`
}

/** The name of a weekday; the fifth of January 2026 was a Monday. */
export function weekdayName(day: Weekday, locale: string): string {
  const date = new Date(Date.UTC(2026, 0, 5 + weekdays.indexOf(day)))
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(date)
}
