import { z } from 'zod'
import { id, instant } from './common.ts'
import { operation } from './operation.ts'
import { byNumber, priority } from './ticket-fields.ts'

/** What a policy promises the time of, in the order in which screens show it. */
export const clockKind = z
  .enum(['first_response', 'next_response', 'periodic_update', 'resolution', 'time_to_own', 'team_time'])
  .meta({ id: 'ClockKind', description: 'team_time: what the team that a ticket is with agreed to inside the desk' })
export type ClockKind = z.infer<typeof clockKind>

/** Those that are promised to requesters, by policies. */
export const promisedClocks = clockKind.exclude(['team_time']).options

/** Why a clock stands still: the ticket waits for the requester, for somebody else, or is done. */
export const clockPause = z.enum(['pending', 'on_hold', 'solved']).meta({ id: 'ClockPause' })
export type ClockPause = z.infer<typeof clockPause>

/** overdue: its time has passed and it is not met; soon: the warning's share of the target has passed. */
export const clockState = z.enum(['running', 'soon', 'overdue', 'paused', 'met', 'withdrawn']).meta({
  id: 'ClockState',
  description: 'withdrawn: promised no longer, kept because it was missed before',
})
export type ClockState = z.infer<typeof clockState>

/** A running measure of one promise on one ticket. Response clocks begin anew with each question: `run` counts them. */
export const clock = z
  .object({
    id,
    kind: clockKind,
    /** 1 for the first of its kind on the ticket. */
    run: z.int().min(1),
    state: clockState,
    startedAt: instant,
    targetSeconds: z.int(),
    /** Open seconds of the calendar since it began, less what was paused; now, or when it was met. */
    elapsedSeconds: z.int(),
    /** When the target is reached if nothing changes; null while paused, and once it is met. */
    dueAt: instant.nullable(),
    /** When whoever works on it is warned; null once that has happened, while paused, and once it is met. */
    warnAt: instant.nullable(),
    pausedSince: instant.nullable(),
    pauseReason: clockPause.nullable(),
    metAt: instant.nullable(),
    /** When the target was reached without being met. Never taken back, whatever changes later. */
    breachedAt: instant.nullable(),
    priority,
    policy: z.object({ id, name: z.string(), version: z.int() }),
    /** By which calendar it counts; null: round the clock. */
    calendar: z.object({ id, name: z.string() }).nullable(),
  })
  .meta({ id: 'Clock' })
export type Clock = z.infer<typeof clock>

/** Why a stretch of time counts, or does not. */
export const spanReason = z.enum(['open', 'closed', 'holiday', 'pending', 'on_hold', 'solved', 'paused'])
export type SpanReason = z.infer<typeof spanReason>

export const explainedSpan = z
  .object({
    from: instant,
    /** Not included. */
    to: instant,
    counted: z.boolean(),
    why: spanReason,
    /** Which holiday; null for everything else. */
    name: z.string().nullable(),
  })
  .meta({ id: 'ExplainedSpan' })
export type ExplainedSpan = z.infer<typeof explainedSpan>

/** The arithmetic of a clock, from its beginning until now or until it was met. */
export const clockReason = z
  .object({
    clock,
    spans: z.array(explainedSpan),
    /** How many of the oldest spans are left out, as there are more than anybody reads. */
    omitted: z.int(),
    /** The seconds counted in those that are left out. */
    omittedSeconds: z.int(),
    /** What was promised since when; elapsed time stays when the target changes. Null: nothing was. */
    targets: z.array(
      z.object({
        since: instant,
        targetSeconds: z.int().nullable(),
        priority,
        policy: z.object({ name: z.string(), version: z.int() }).nullable(),
        service: z
          .object({ es: z.string(), en: z.string() })
          .nullable()
          .meta({ description: 'The service that names this policy; null: the list of policies chose it' }),
        calendarName: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'ClockReason' })
export type ClockReason = z.infer<typeof clockReason>

const read = { access: 'agent', scope: 'tickets:read' } as const

export const clocks = {
  list: operation({
    ...read,
    method: 'GET',
    path: '/tickets/:number/clocks',
    summary: 'All clocks that ever ran on a ticket, also those that were met, oldest first',
    params: byNumber,
    result: z.object({ items: z.array(clock) }),
    errors: ['not_found'],
  }),
  why: operation({
    ...read,
    method: 'GET',
    path: '/tickets/:number/clocks/:kind/why',
    summary: 'The arithmetic of a clock: what was counted, what was not and why; of its latest run unless one is named',
    params: z.object({ ...byNumber.shape, kind: clockKind }),
    query: z.object({ run: z.coerce.number().int().min(1).max(100_000).optional() }),
    result: clockReason,
    errors: ['not_found'],
  }),
}
