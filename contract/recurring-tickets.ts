import { z } from 'zod'
import { byId, id, instant, pageOf, paging, timeZone } from './common.ts'
import { operation } from './operation.ts'
import { personRef } from './people.ts'

/**
 * When it comes again: a recurrence rule of RFC 5545 without DTSTART, from once a day to once a year, as
 * `FREQ=MONTHLY;BYDAY=-1FR`. The time of day is that of `startsAt`.
 */
const rule = z
  .string()
  .trim()
  .toUpperCase()
  .max(300)
  .regex(
    /^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;(INTERVAL|COUNT|UNTIL|WKST|BY(DAY|MONTHDAY|YEARDAY|WEEKNO|MONTH|SETPOS))=[A-Z\d,+-]+)*$/,
    { error: 'A recurrence rule such as FREQ=MONTHLY;BYDAY=-1FR, without a time of day' },
  )

/** A time of the wall clock in the time zone of the rule, as `2026-12-01T09:00`. */
const localTime = z.iso.datetime({ local: true, offset: false, precision: -1 })

const timing = z.object({
  rule,
  /** The first time, if the rule fits it; none comes before. */
  startsAt: localTime,
  timeZone,
})
export type Timing = z.infer<typeof timing>

const recurringFields = z.object({
  name: z.string().trim().min(1).max(120),
  /** A template for all agents, as it is on the day. */
  templateId: id,
  /** Whose the tickets are. */
  requesterId: id,
  ...timing.shape,
  isPaused: z.boolean(),
})
const recurringDraft = recurringFields.extend({ isPaused: recurringFields.shape.isPaused.default(false) })
export type RecurringDraft = z.output<typeof recurringDraft>

/** A ticket that is opened again and again. */
export const recurringTicket = z
  .object({
    ...recurringFields.omit({ requesterId: true }).shape,
    id,
    templateName: z.string(),
    requester: personRef,
    /** Null while it is paused, and after the last one. */
    nextAt: instant.nullable(),
  })
  .meta({ id: 'RecurringTicket' })
export type RecurringTicket = z.infer<typeof recurringTicket>

/** One occurrence, and what became of it. */
export const recurrence = z
  .object({
    occursAt: instant,
    state: z.enum(['opened', 'skipped', 'failed']),
    /** Opened when it was over already, as Mesa stood still. */
    isLate: z.boolean(),
    /** So many earlier ones were missed meanwhile; this one stands for them all. */
    missedCount: z.int(),
    /** Why it failed. */
    reason: z.string().nullable(),
    ticketNumber: z.int().nullable(),
  })
  .meta({ id: 'Recurrence' })
export type Recurrence = z.infer<typeof recurrence>

const read = { access: 'admin', scope: 'settings:read' } as const
const write = { access: 'admin', scope: 'settings:write' } as const

export const recurringTickets = {
  list: operation({
    ...read,
    method: 'GET',
    path: '/recurring-tickets',
    summary: 'The recurring tickets, by name',
    result: z.object({ items: z.array(recurringTicket) }),
  }),
  create: operation({
    ...write,
    method: 'POST',
    path: '/recurring-tickets',
    summary: 'Open a ticket from a template again and again; each occurrence once, however many nodes there are',
    body: recurringDraft,
    result: recurringTicket,
    status: 201,
    errors: ['invalid', 'name_taken'],
  }),
  update: operation({
    ...write,
    method: 'PATCH',
    path: '/recurring-tickets/:id',
    summary: 'Change, pause or go on; what would have come during a pause is not made up for',
    params: byId,
    body: recurringFields.partial(),
    result: recurringTicket,
    errors: ['invalid', 'not_found', 'name_taken'],
  }),
  remove: operation({
    ...write,
    method: 'DELETE',
    path: '/recurring-tickets/:id',
    summary: 'Open no more of them; those that were opened stay',
    params: byId,
    status: 204,
    errors: ['not_found'],
  }),
  skip: operation({
    ...write,
    method: 'POST',
    path: '/recurring-tickets/:id/skip',
    summary: 'Leave the next occurrence out',
    params: byId,
    body: z.object({ occursAt: instant.meta({ description: 'Which one: refused when it is not the next any more' }) }),
    result: recurringTicket,
    errors: ['not_found', 'already_done'],
  }),
  preview: operation({
    ...read,
    method: 'POST',
    path: '/recurring-tickets/preview',
    summary: 'The next five times of a rule',
    body: timing,
    result: z.object({ items: z.array(instant) }),
    errors: ['invalid'],
  }),
  recurrences: operation({
    ...read,
    method: 'GET',
    path: '/recurring-tickets/:id/recurrences',
    summary: 'The occurrences so far, newest first',
    params: byId,
    query: paging,
    result: pageOf(recurrence),
    errors: ['not_found', 'invalid_cursor'],
  }),
}
