import { z } from 'zod'
import { dayMs } from './days.ts'

/** How many years ahead a holiday is known that is not the same day every year. */
const yearsAhead = 5

const weekdayCodes = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

const none = z.union([z.undefined(), z.null(), z.tuple([])])
const one = <Item extends z.ZodType>(item: Item) => z.union([none, z.tuple([item])])

/** Yearly rules (RFC 5545) that name one day; all others, however odd, are refused before anything is counted. */
const yearlyRule = z.object({
  freq: z.literal('YEARLY'),
  interval: z.literal(1),
  count: z.number().int().min(1).nullish(),
  until: z.date().nullish(),
  byMonth: one(z.number().int().min(1).max(12)),
  byMonthDay: one(z.number().int().min(1).max(31)),
  byDay: one(z.string().regex(/^(-[1-5]|\+?[1-5])(SU|MO|TU|WE|TH|FR|SA)$/)),
  byHour: none,
  byMinute: none,
  bySecond: none,
  byYearDay: none,
  byWeekNo: none,
  bySetPos: none,
})

interface Occurrence {
  /** On the wall clock, as if it were UTC. */
  at: number
  yearly: boolean
}

/** When an event takes place: once, every year on its day, or on the dates of some years; undefined: otherwise. */
export function repeat(event: Record<string, unknown>, start: Date, year: number): Occurrence[] | undefined {
  if (event['rdate'] !== undefined) return undefined
  const rule = event['rrule']
  if (rule === undefined) return [{ at: start.getTime(), yearly: false }]
  if (typeof rule !== 'object' || rule === null || !('options' in rule)) return undefined
  const { success, data } = yearlyRule.safeParse(rule.options)
  if (!success) return undefined
  const { count, until, byMonth, byMonthDay, byDay } = data
  const month = byMonth?.[0] ?? start.getUTCMonth() + 1
  const [weekday] = byDay ?? []
  if (weekday !== undefined && (byMonth?.[0] === undefined || byMonthDay?.[0] !== undefined)) return undefined
  const excluded = new Set(Object.keys(typeof event['exdate'] === 'object' ? (event['exdate'] ?? {}) : {}))
  const isSameDay = weekday === undefined
  const day = byMonthDay?.[0] ?? start.getUTCDate()
  if (isSameDay && !count && !until && excluded.size === 0)
    return [{ at: onDay(start, start.getUTCFullYear(), month, day) ?? start.getTime(), yearly: true }]
  const last = Math.min(year + yearsAhead, count ? start.getUTCFullYear() + count - 1 : Number.POSITIVE_INFINITY)
  const first = Math.max(start.getUTCFullYear(), year - 1)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index).flatMap((each) => {
    const at = weekday === undefined ? onDay(start, each, month, day) : onWeekday(start, each, month, weekday)
    const isMeant = at !== undefined && at >= start.getTime() && !(until && at > until.getTime() + dayMs - 1)
    return isMeant && !excluded.has(new Date(at).toISOString().slice(0, 10)) ? [{ at, yearly: false }] : []
  })
}

/** Undefined on a day that a year does not have. */
function onDay(start: Date, year: number, month: number, day: number): number | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCDate() === day ? date.getTime() + (start.getTime() % dayMs) : undefined
}

/** `2MO` is the second Monday, `-1MO` the last. */
function onWeekday(start: Date, year: number, month: number, code: string): number | undefined {
  const ordinal = Number.parseInt(code, 10)
  const wanted = weekdayCodes.indexOf(code.slice(-2))
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const ofMonth = Array.from({ length: days }, (_, index) => index + 1).filter(
    (day) => new Date(Date.UTC(year, month - 1, day)).getUTCDay() === wanted,
  )
  const day = ofMonth.at(ordinal > 0 ? ordinal - 1 : ordinal)
  return day === undefined ? undefined : onDay(start, year, month, day)
}
