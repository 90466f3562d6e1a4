import { z } from 'zod'
import { timeZone } from './common.ts'

/** In the order of ISO 8601. */
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export type Weekday = (typeof weekdays)[number]

/** The most intervals that a day can have. */
export const mostIntervals = 12
/** Enough for the holidays of a region over many years. */
export const mostHolidays = 1000

/** Wall-clock time `HH:MM` at which something begins, 00:00 to 23:59. */
const beginning = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time such as 09:00')
/** Wall-clock time `HH:MM` at which something ends, 00:01 to 24:00, which is the end of the day. */
const ending = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'A time such as 18:00, or 24:00')
  .refine((time) => time !== '00:00', 'The end of a day is 24:00')

/** From the first instant, up to but not including the second. What runs past midnight is two, one for each day. */
export const openInterval = z
  .object({ from: beginning, to: ending })
  .refine(({ from, to }) => from < to, { path: ['to'], error: 'Ends after it begins, on the same day' })
  .meta({ id: 'OpenInterval' })
export type OpenInterval = z.infer<typeof openInterval>

/** When a weekday is open, in any order; none: closed. They may touch, and must not overlap. */
const openIntervals = z
  .array(openInterval)
  .max(mostIntervals)
  .refine(areApart, { error: 'Intervals of a day must not overlap' })

const week = z.object({
  monday: openIntervals.default([]),
  tuesday: openIntervals.default([]),
  wednesday: openIntervals.default([]),
  thursday: openIntervals.default([]),
  friday: openIntervals.default([]),
  saturday: openIntervals.default([]),
  sunday: openIntervals.default([]),
})

/** A day, or a part of a day, that is closed although its weekday is open. */
export const holiday = z
  .object({
    date: z.iso.date(),
    /** Every year on that day, whatever the year of `date`; 29 February only where there is one. */
    yearly: z.boolean().default(false),
    name: z.string().trim().min(1).max(120),
    /** Closed from then on; null: from the beginning of the day. */
    from: beginning.nullable().default(null),
    /** Closed until then; null: to the end of the day. */
    to: ending.nullable().default(null),
  })
  .refine(({ from, to }) => (from ?? '00:00') < (to ?? '24:00'), { path: ['to'], error: 'Ends after it begins' })
  .meta({ id: 'Holiday' })
export type Holiday = z.infer<typeof holiday>

/**
 * When promises are kept: what the wall clocks of its time zone say. Where a clock is put forward, times that never
 * come are not counted; where it is put back, times that come twice are counted twice.
 */
export const calendar = z
  .object({ timeZone, weekly: week, holidays: z.array(holiday).max(mostHolidays).default([]) })
  .meta({ id: 'Calendar' })
export type Calendar = z.infer<typeof calendar>

function areApart(intervals: OpenInterval[]): boolean {
  const sorted = intervals.toSorted((one, other) => one.from.localeCompare(other.from))
  return sorted.every((interval, index) => interval.to <= (sorted[index + 1]?.from ?? '24:00'))
}
