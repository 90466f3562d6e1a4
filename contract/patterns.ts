import { z } from 'zod'
import { byId, id, instant, language, pageOf, paging } from './common.ts'
import { operation } from './operation.ts'
import { problemRecord } from './problems.ts'
import { byNumber, organizationRef, teamRef, ticketStatus } from './ticket-fields.ts'

/** turned: it has become a problem. */
export const patternState = z.enum(['open', 'dismissed', 'turned']).meta({ id: 'PatternState' })
export type PatternState = z.infer<typeof patternState>

/** Tickets about the same that come more often than usual. Counts and samples are of those that the reader may see. */
export const pattern = z
  .object({
    id,
    state: patternState,
    /** What its tickets speak of, as they write it. */
    words: z.array(z.string()),
    /** Why it is one: so many tickets in so many hours, where so many would have been usual. */
    trend: z.object({ hours: z.int(), count: z.int(), usual: z.number() }),
    ticketCount: z.int(),
    /** On each of the last 14 days, today last; days of UTC. */
    perDay: z.array(z.int()).length(14),
    languages: z.array(z.object({ language, count: z.int() })),
    organizations: z.array(organizationRef.extend({ count: z.int() })).max(5),
    teams: z.array(teamRef.extend({ count: z.int() })).max(5),
    devices: z.array(z.object({ id, name: z.string(), count: z.int() })).max(5),
    requesterCount: z.int(),
    foundAt: instant,
    lastAt: instant,
    /** Why it was dismissed. */
    reason: z.string().nullable(),
    problemNumber: z.int().nullable(),
  })
  .meta({ id: 'Pattern' })
export type Pattern = z.infer<typeof pattern>

export const patternTicket = z
  .object({
    number: z.int(),
    subject: z.string(),
    snippet: z.string(),
    status: ticketStatus,
    language,
    createdAt: instant,
  })
  .meta({ id: 'PatternTicket' })
export type PatternTicket = z.infer<typeof patternTicket>

const read = { access: 'agent', scope: 'tickets:read' } as const
const write = { access: 'agent', scope: 'tickets:write' } as const

export const patterns = {
  list: operation({
    ...read,
    method: 'GET',
    path: '/patterns',
    summary: 'Recurring patterns among the tickets of the last 30 days, newest first',
    query: paging.extend({ state: patternState.default('open') }),
    result: pageOf(pattern),
    errors: ['invalid_cursor'],
  }),
  get: operation({
    ...read,
    method: 'GET',
    path: '/patterns/:id',
    summary: 'One pattern',
    params: byId,
    result: pattern,
    errors: ['not_found'],
  }),
  tickets: operation({
    ...read,
    method: 'GET',
    path: '/patterns/:id/tickets',
    summary: 'Its tickets in reach, newest first',
    params: byId,
    query: paging,
    result: pageOf(patternTicket),
    errors: ['not_found', 'invalid_cursor'],
  }),
  splitOff: operation({
    ...write,
    method: 'POST',
    path: '/patterns/:id/split',
    summary: 'Say that tickets are about something else; what sets them apart is remembered for those to come',
    params: byId,
    body: z.object({ numbers: z.array(z.int().positive()).min(1).max(200) }),
    result: pattern,
    errors: ['not_found', 'invalid'],
  }),
  dismiss: operation({
    ...write,
    method: 'POST',
    path: '/patterns/:id/dismiss',
    summary: 'Say that a pattern needs nothing done, and why',
    params: byId,
    body: z.object({ reason: z.string().trim().min(1).max(500) }),
    result: pattern,
    errors: ['not_found', 'already_done'],
  }),
  reopen: operation({
    ...write,
    method: 'POST',
    path: '/patterns/:id/reopen',
    summary: 'Take a dismissed pattern up again',
    params: byId,
    result: pattern,
    errors: ['not_found', 'already_done'],
  }),
  toProblem: operation({
    ...write,
    method: 'POST',
    path: '/patterns/:id/problem',
    summary: 'Make a problem of a pattern, with its tickets that have none',
    params: byId,
    body: z.object({ title: z.string().trim().min(1).max(200) }),
    result: problemRecord,
    status: 201,
    errors: ['not_found', 'already_done', 'idempotency_mismatch'],
  }),
  candidates: operation({
    ...read,
    method: 'GET',
    path: '/problems/:number/candidates',
    summary: 'Unsolved tickets of the pattern that a problem was made of which came since, newest first',
    params: byNumber,
    result: z.object({ items: z.array(patternTicket).max(50) }),
    errors: ['not_found'],
  }),
}
