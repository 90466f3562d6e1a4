export interface Format {
  /** 3 November 2026, 09:42. */
  dateTime: (iso: string) => string
  date: (iso: string) => string
  /** 3 November 2026: a calendar day such as `2026-11-03`, which no time zone moves. */
  wholeDay: (date: string) => string
  /** 3 Nov 2026: the same, where many stand below each other. */
  shortDay: (date: string) => string
  time: (iso: string) => string
  /** "5 min ago", "yesterday". */
  relative: (iso: string, now?: Date) => string
  /** The shortest that is clear: 09:42 today, yesterday, tomorrow, 3 Nov, 3 Nov 2025. */
  smart: (iso: string, now?: Date) => string
  /** Tue, 1 Dec, 16:33 – Mon, 7 Dec, 09:00; what both have in common stands there once. */
  range: (from: string, to: string, now?: Date) => string
  number: (value: number) => string
  bytes: (value: number) => string
  duration: (seconds: number) => string
  list: (items: string[]) => string
}

const minute = 60
const hour = 60 * minute
const day = 24 * hour

export function createFormat(language: string, timeZone?: string): Format {
  const dates = dateFormatters(language, timeZone)
  // A day without a time begins in UTC (ECMA-262, Date.parse), and is told there.
  const days = dateFormatters(language, 'UTC')
  const ago = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' })
  const number = new Intl.NumberFormat(language)
  const list = new Intl.ListFormat(language, { type: 'conjunction' })
  const daysBefore = (iso: string, now: Date) => dayNumber(dates.day, now) - dayNumber(dates.day, new Date(iso))

  return {
    dateTime: (iso) => dates.dateTime.format(new Date(iso)),
    date: (iso) => dates.date.format(new Date(iso)),
    wholeDay: (date) => days.date.format(new Date(date)),
    shortDay: (date) => days.dayMonthYear.format(new Date(date)),
    time: (iso) => dates.time.format(new Date(iso)),
    relative: (iso, now = new Date()) => {
      const seconds = Math.round((new Date(iso).getTime() - now.getTime()) / 1000)
      const size = Math.abs(seconds)
      if (size < 45) return ago.format(0, 'second')
      if (size < hour) return ago.format(Math.sign(seconds) * Math.max(1, Math.round(size / minute)), 'minute')
      if (daysBefore(iso, now) === 0) return ago.format(Math.trunc(seconds / hour), 'hour')
      if (size < 7 * day) return ago.format(-daysBefore(iso, now), 'day')
      return shortDate(dates, iso, now)
    },
    smart: (iso, now = new Date()) => {
      const days = daysBefore(iso, now)
      if (days === 0) return dates.time.format(new Date(iso))
      if (Math.abs(days) === 1) return ago.format(-days, 'day')
      return shortDate(dates, iso, now)
    },
    range: (from, to, now = new Date()) => {
      const isThisYear = [from, to].every((iso) => yearOf(dates, new Date(iso)) === yearOf(dates, now))
      return (isThisYear ? dates.moment : dates.momentYear).formatRange(new Date(from), new Date(to))
    },
    number: (value) => number.format(value),
    bytes: (value) => formatBytes(language, value),
    duration: (seconds) => formatDuration(language, seconds),
    list: (items) => list.format(items),
  }
}

const moment = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
} as const satisfies Intl.DateTimeFormatOptions

function dateFormatters(language: string, timeZone: string | undefined) {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, timeZone === undefined ? options : { ...options, timeZone })
  return {
    dateTime: format({ dateStyle: 'long', timeStyle: 'short' }),
    date: format({ dateStyle: 'long' }),
    time: format({ hour: '2-digit', minute: '2-digit' }),
    moment: format(moment),
    momentYear: format({ ...moment, year: 'numeric' }),
    dayMonth: format({ day: 'numeric', month: 'short' }),
    dayMonthYear: format({ day: 'numeric', month: 'short', year: 'numeric' }),
    day: new Intl.DateTimeFormat('en-CA', timeZone === undefined ? {} : { timeZone }),
  }
}

function shortDate(dates: ReturnType<typeof dateFormatters>, iso: string, now: Date): string {
  const then = new Date(iso)
  const isThisYear = yearOf(dates, then) === yearOf(dates, now)
  return (isThisYear ? dates.dayMonth : dates.dayMonthYear).format(then)
}

function yearOf({ day: format }: Pick<ReturnType<typeof dateFormatters>, 'day'>, time: Date): string {
  return format.format(time).slice(0, 4)
}

/** Days since 1970 of the calendar day that it is in the time zone. */
function dayNumber(format: Intl.DateTimeFormat, time: Date): number {
  return Math.round(Date.parse(`${format.format(time)}T00:00:00Z`) / (day * 1000))
}

function formatBytes(language: string, value: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  const step = value < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(value) / 3))
  const unit = units[step] ?? 'byte'
  const amount = value / 1000 ** step
  const digits = step === 0 || amount >= 100 ? 0 : 1
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: digits,
  }).format(amount)
}

function formatDuration(language: string, seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const parts: [number, string][] = [
    [Math.floor(whole / day), 'day'],
    [Math.floor((whole % day) / hour), 'hour'],
    [Math.floor((whole % hour) / minute), 'minute'],
    [whole >= hour ? 0 : whole % minute, 'second'],
  ]
  const shown = parts.filter(([amount]) => amount > 0)
  const words = (shown.length === 0 ? ([[0, 'second']] as [number, string][]) : shown).map(([amount, unit]) =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(amount),
  )
  return new Intl.ListFormat(language, { type: 'unit', style: 'narrow' }).format(words)
}
