import { z } from 'zod'
import { byId, id, instant } from './common.ts'
import { operation } from './operation.ts'
import { personRef } from './people.ts'
import { byNumber } from './tickets.ts'

/** What was done, in the desk's own words, as `travel`; those in use are offered. */
const activity = z.string().trim().max(60)

/** The longest stretch that is entered at once: a day. */
export const longestMinutes = 1440

/** Time that somebody spent on a ticket. */
export const timeEntry = z
  .object({
    id,
    person: personRef,
    minutes: z.int(),
    activity: z.string(),
    note: z.string(),
    /** When the work began. */
    startedAt: instant,
    can: z.object({ change: z.boolean() }),
  })
  .meta({ id: 'TimeEntry' })
export type TimeEntry = z.infer<typeof timeEntry>

const fields = z.object({
  minutes: z.int().min(1).max(longestMinutes),
  activity,
  note: z.string().trim().max(1000),
  /** Not in the future. */
  startedAt: instant,
})

/** A running timer; a person has at most one. */
export const timer = z
  .object({ ticket: z.object({ number: z.int(), subject: z.string() }), startedAt: instant })
  .meta({ id: 'Timer' })
export type Timer = z.infer<typeof timer>

const write = { access: 'agent', scope: 'tickets:write' } as const
const read = { access: 'agent', scope: 'tickets:read' } as const

export const timeEntries = {
  list: operation({
    ...read,
    method: 'GET',
    path: '/tickets/:number/time',
    summary: 'The time spent on a ticket, newest first, and its sum',
    params: byNumber,
    result: z.object({ items: z.array(timeEntry), totalMinutes: z.int() }),
    errors: ['not_found'],
  }),
  add: operation({
    ...write,
    method: 'POST',
    path: '/tickets/:number/time',
    summary: 'Enter time spent on a ticket',
    params: byNumber,
    body: fields.partial({ activity: true, note: true, startedAt: true }),
    result: timeEntry,
    status: 201,
    errors: ['not_found', 'invalid'],
  }),
  change: operation({
    ...write,
    method: 'PATCH',
    path: '/time/:id',
    summary: 'Change an entry of one’s own; administrators change any',
    params: byId,
    body: fields.partial(),
    result: timeEntry,
    errors: ['not_found', 'forbidden', 'invalid'],
  }),
  remove: operation({
    ...write,
    method: 'DELETE',
    path: '/time/:id',
    summary: 'Remove an entry of one’s own; administrators remove any',
    params: byId,
    status: 204,
    errors: ['not_found', 'forbidden'],
  }),
  activities: operation({
    ...read,
    method: 'GET',
    path: '/time/activities',
    summary: 'Activities in use, most used first',
    result: z.object({ items: z.array(z.string()) }),
  }),
  timer: operation({
    ...read,
    method: 'GET',
    path: '/timer',
    summary: 'The running timer of the caller',
    result: z.object({ timer: timer.nullable() }),
  }),
  start: operation({
    ...write,
    method: 'PUT',
    path: '/tickets/:number/timer',
    summary: 'Start the timer on a ticket; one that runs on another ticket is stopped and its time entered',
    params: byNumber,
    result: z.object({
      timer,
      /** What the timer that ran before came to. */
      stopped: z.object({ number: z.int(), minutes: z.int() }).nullable(),
    }),
    errors: ['not_found'],
  }),
  stop: operation({
    ...write,
    method: 'POST',
    path: '/timer/stop',
    summary: 'Stop the timer and enter its time, rounded up to minutes',
    body: z.object({ activity: activity.optional(), note: z.string().trim().max(1000).optional() }),
    result: timeEntry,
    errors: ['already_done', 'not_found'],
  }),
  discard: operation({
    ...write,
    method: 'DELETE',
    path: '/timer',
    summary: 'Stop the timer and forget its time',
    status: 204,
  }),
}
