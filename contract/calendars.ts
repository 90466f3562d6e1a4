import { z } from 'zod'
import { byId, id, instant, language, timeZone } from './common.ts'
import { operation } from './operation.ts'

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

/** Countries whose public holidays are known, by ISO 3166-1. */
export const holidayCountries = ['ES', 'MX', 'CO', 'AR', 'CL', 'PE', 'US'] as const
const country = z.enum(holidayCountries)
/** The part of the country, as `listRegions` names it. */
const region = z.string().regex(/^[A-Z0-9]{1,4}(-[A-Z0-9]{1,4})?$/)

/** Public holidays that a calendar goes on taking, each year those of the years that follow. */
export const followedHolidays = z
  .object({
    country,
    /** Null: what the whole country keeps. */
    region: region.nullable(),
    /** Of the names. */
    language,
    /** The last year whose holidays it has. What was taken out by hand of that year is not taken of later ones. */
    until: z.int().min(2000).max(2200),
  })
  .meta({ id: 'FollowedHolidays' })
export type FollowedHolidays = z.infer<typeof followedHolidays>

const calendarFields = z.object({
  name: z.string().trim().min(1).max(80),
  timeZone,
  /** As a whole: a weekday that is not named is closed. */
  weekly: week,
  /** As a whole. */
  holidays: z.array(holiday).max(mostHolidays),
  /** Null: the holidays that stand there are all. */
  followedHolidays: followedHolidays.nullable(),
  /** Used wherever no other is chosen; there is always exactly one. */
  isDefault: z.literal(true),
})

/**
 * When promises are kept: what the wall clocks of its time zone say. Where a clock is put forward, times that never
 * come are not counted; where it is put back, times that come twice are counted twice.
 */
export const calendar = z
  .object({ timeZone, weekly: week, holidays: calendarFields.shape.holidays.default([]) })
  .meta({ id: 'Calendar' })
export type Calendar = z.infer<typeof calendar>

/** A calendar that the desk keeps. */
export const namedCalendar = z
  .object({
    id,
    name: z.string(),
    isDefault: z.boolean(),
    ...calendar.shape,
    followedHolidays: followedHolidays.nullable(),
  })
  .meta({ id: 'NamedCalendar' })
export type NamedCalendar = z.infer<typeof namedCalendar>

/** Why a stretch of time counts or does not: open, outside the hours of its weekday, or within a holiday. */
export const openReason = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('open') }),
    z.object({ kind: z.literal('closed') }),
    z.object({ kind: z.literal('holiday'), name: z.string() }),
  ])
  .meta({ id: 'OpenReason' })
export type OpenReason = z.infer<typeof openReason>

/** One day as the wall clock shows it, all of it, in order. */
export const calendarDay = z
  .object({
    date: z.iso.date(),
    parts: z.array(z.object({ from: z.string(), to: z.string(), why: openReason })),
    /** Open minutes by the wall clock. */
    openMinutes: z.int(),
  })
  .meta({ id: 'CalendarDay' })
export type CalendarDay = z.infer<typeof calendarDay>

/** Wall-clock time in the calendar's zone, `YYYY-MM-DDTHH:MM`, without an offset. */
const wallTime = z.string().regex(/^2\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/)

/** What comes of trying a calendar out. */
export const dueTime = z
  .object({
    startAt: instant,
    dueAt: instant,
    /** Both as the calendar's own clocks show them. */
    startOnWall: z.string(),
    dueOnWall: z.string(),
    /** All the time in between, each stretch with its reason; the first 200. */
    explanation: z.array(
      z.object({ from: instant, to: instant, seconds: z.number(), counted: z.boolean(), why: openReason }),
    ),
  })
  .meta({ id: 'DueTime' })
export type DueTime = z.infer<typeof dueTime>

/** Why an event of a calendar file is no holiday. */
export const leftOutReasons = ['repeats_otherwise', 'too_long', 'unreadable', 'too_many'] as const

const year = z.coerce.number().int().min(2000).max(2100)

/** The most years that can be asked for at once. */
export const mostHolidayYears = 10

const read = { access: 'agent', scope: 'settings:read' } as const
const write = { access: 'admin', scope: 'settings:write' } as const

export const calendars = {
  list: operation({
    ...read,
    method: 'GET',
    path: '/calendars',
    summary: 'The calendars, by name',
    result: z.object({ items: z.array(namedCalendar) }),
  }),
  get: operation({
    ...read,
    method: 'GET',
    path: '/calendars/:id',
    summary: 'One calendar',
    params: byId,
    result: namedCalendar,
    errors: ['not_found'],
  }),
  create: operation({
    ...write,
    method: 'POST',
    path: '/calendars',
    summary: 'Add a calendar; one that does not open within a year is refused',
    body: calendarFields.extend({
      holidays: calendarFields.shape.holidays.default([]),
      followedHolidays: calendarFields.shape.followedHolidays.default(null),
      isDefault: z.boolean().default(false),
    }),
    result: namedCalendar,
    status: 201,
    errors: ['name_taken', 'invalid'],
  }),
  update: operation({
    ...write,
    method: 'PATCH',
    path: '/calendars/:id',
    summary: 'Change a calendar; another becomes the default by making it so',
    params: byId,
    body: calendarFields.partial(),
    result: namedCalendar,
    errors: ['not_found', 'name_taken', 'invalid'],
  }),
  remove: operation({
    ...write,
    method: 'DELETE',
    path: '/calendars/:id',
    summary: 'Remove a calendar that nothing uses and that is not the default',
    params: byId,
    status: 204,
    errors: ['not_found', 'in_use'],
  }),
  month: operation({
    ...read,
    method: 'POST',
    path: '/calendars/month',
    summary: 'When a calendar, saved or not, is open in a month',
    body: z.object({
      calendar,
      month: z
        .string()
        .regex(/^2\d{3}-(0[1-9]|1[0-2])$/)
        .meta({ description: '`YYYY-MM`' }),
    }),
    result: z.object({ days: z.array(calendarDay) }),
  }),
  due: operation({
    ...read,
    method: 'POST',
    path: '/calendars/due',
    summary: 'When something is due by a calendar, saved or not, and how that comes',
    body: z.object({
      calendar,
      arrives: wallTime,
      /** Up to 1,000 open hours. */
      targetSeconds: z.int().min(0).max(3_600_000),
    }),
    result: dueTime,
    errors: ['invalid'],
  }),
  readFile: operation({
    ...write,
    method: 'POST',
    path: '/calendars/file',
    summary: 'The holidays that an iCalendar file (RFC 5545) holds; keeps nothing',
    body: z.object({
      /** Text of the file, up to half a million characters. */
      text: z.string().min(1).max(500_000),
      /** Times of the file are read in it. */
      timeZone,
    }),
    result: z.object({
      holidays: z.array(holiday),
      leftOut: z.array(z.object({ name: z.string(), why: z.enum(leftOutReasons) })),
    }),
    errors: ['invalid'],
  }),
  listRegions: operation({
    ...read,
    method: 'GET',
    path: '/public-holidays/regions',
    summary: 'The parts of a country that have holidays of their own, by name',
    query: z.object({ country, language: language.optional() }),
    result: z.object({ items: z.array(z.object({ code: z.string(), name: z.string() })) }),
  }),
  listPublicHolidays: operation({
    ...read,
    method: 'GET',
    path: '/public-holidays',
    summary: 'The public holidays of a country or a part of it, as dates of a range of years',
    query: z.object({
      country,
      /** Absent: what the whole country keeps. */
      region: region.optional(),
      /** First and last year, ten of them at most. */
      from: year,
      to: year,
      /** Of the names; absent: the country's own. */
      language: language.optional(),
    }),
    result: z.object({ items: z.array(holiday) }),
    errors: ['invalid'],
  }),
}

function areApart(intervals: OpenInterval[]): boolean {
  const sorted = intervals.toSorted((one, other) => one.from.localeCompare(other.from))
  return sorted.every((interval, index) => interval.to <= (sorted[index + 1]?.from ?? '24:00'))
}
