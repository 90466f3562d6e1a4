import { z } from 'zod'
import { id, inBothLanguages, instant, language, listParam, pageOf, paging } from './common.ts'
import { operation } from './operation.ts'
import { personRef } from './people.ts'
import { byNumber, impact, organizationRef, teamRef, ticketStatus } from './ticket-fields.ts'

/**
 * open: its cause is looked for; known_error: there is a way around it; solved: the cause is gone; closed: it was looked
 * back on. Any may follow any other, but for closed, which follows solved.
 */
export const problemState = z.enum(['open', 'known_error', 'solved', 'closed']).meta({ id: 'ProblemState' })
export type ProblemState = z.infer<typeof problemState>

const texts = z.object({ es: z.string(), en: z.string() })

/** Words that people read, as plain text. */
const text = z.string().trim().max(10_000)

const problemFields = z.object({
  title: z.string().trim().min(1).max(200),
  description: text,
  state: problemState,
  impact,
  /** What lies behind its tickets. */
  cause: text,
  /** How one gets along until it is solved; a known error needs one. */
  workaround: text,
  /** What was learnt of it. */
  review: text,
  /** Whether customers read its title and workaround in the portal while it is a known error. */
  isPublic: z.boolean(),
  /** What they read there instead of the title, in each language; an empty one is that of the other language. */
  portalTitle: inBothLanguages(200),
  /** What they read instead of the workaround. */
  portalWorkaround: inBothLanguages(10_000),
  teamId: id.nullable(),
  assigneeId: id.nullable(),
})

export const problemDraft = z.object({
  title: problemFields.shape.title,
  description: text.default(''),
  impact: impact.default(2),
  teamId: id.nullable().default(null),
  assigneeId: id.nullable().default(null),
  /** Its first tickets. */
  ticketNumbers: z.array(z.int().positive()).max(200).default([]),
})
export type ProblemDraft = z.output<typeof problemDraft>

/** What lies behind several incidents. */
export const problemSummary = z
  .object({
    id,
    number: z.int(),
    title: z.string(),
    state: problemState,
    impact,
    isPublic: z.boolean(),
    team: teamRef.nullable(),
    assignee: personRef.nullable(),
    /** Of those that the reader may see. */
    ticketCount: z.int(),
    unsolvedCount: z.int(),
    /** How many of its tickets were opened on each of the last 14 days, today last; days of UTC. */
    perDay: z.array(z.int()).length(14),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'ProblemSummary' })
export type ProblemSummary = z.infer<typeof problemSummary>

export const problemRecord = problemSummary
  .extend({
    /** Grows with every change; sent back in `If-Match`. */
    version: z.int(),
    description: z.string(),
    cause: z.string(),
    workaround: z.string(),
    review: z.string(),
    portalTitle: texts,
    portalWorkaround: texts,
    knownErrorAt: instant.nullable(),
    solvedAt: instant.nullable(),
    closedAt: instant.nullable(),
    /** The languages of its unsolved tickets, each with how many there are. */
    languages: z.array(z.object({ language, count: z.int() })),
    can: z.object({ states: z.array(problemState) }),
  })
  .meta({ id: 'ProblemRecord' })
export type ProblemRecord = z.infer<typeof problemRecord>

export const problemTicket = z
  .object({
    number: z.int(),
    subject: z.string(),
    status: ticketStatus,
    language,
    requester: personRef,
    organization: organizationRef.nullable(),
    createdAt: instant,
  })
  .meta({ id: 'ProblemTicket' })
export type ProblemTicket = z.infer<typeof problemTicket>

export const problemEvent = z
  .object({
    id,
    type: z.enum([
      'problem.created',
      'problem.changed',
      'tickets.added',
      'tickets.removed',
      'tickets.updated',
      'tickets.solved',
    ]),
    person: personRef.nullable(),
    changes: z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })),
    createdAt: instant,
  })
  .meta({ id: 'ProblemEvent' })
export type ProblemEvent = z.infer<typeof problemEvent>

/** What was written to all tickets of one language, and how far that is. */
export const problemRun = z
  .object({
    id,
    kind: z.enum(['update', 'solve']),
    language,
    state: z.enum(['waiting', 'running', 'done', 'cancelled']),
    total: z.int(),
    done: z.int(),
    refused: z.int(),
    createdAt: instant,
  })
  .meta({ id: 'ProblemRun' })
export type ProblemRun = z.infer<typeof problemRun>

/** A text in each language that is spoken in the tickets; a ticket in another one gets nothing. */
const answers = z
  .object({ es: text, en: text })
  .partial()
  .refine((given) => Object.values(given).some((one) => one !== ''), { error: 'Write an answer', path: ['es'] })

export const knownError = z
  .object({ number: z.int(), title: texts, workaround: texts, since: instant })
  .meta({ id: 'KnownError' })
export type KnownError = z.infer<typeof knownError>

const read = { access: 'agent', scope: 'tickets:read' } as const
const write = { access: 'agent', scope: 'tickets:write' } as const
const numbers = z.array(z.int().positive()).min(1).max(200)

export const problems = {
  list: operation({
    ...read,
    method: 'GET',
    path: '/problems',
    summary: 'Problems, last changed first',
    query: z.object({
      ...paging.shape,
      state: listParam(problemState),
      assigneeId: z.union([id, z.literal('me')]).optional(),
      teamId: id.optional(),
      q: z.string().trim().max(200).optional(),
    }),
    result: pageOf(problemSummary),
    errors: ['invalid_cursor'],
  }),
  create: operation({
    ...write,
    method: 'POST',
    path: '/problems',
    summary: 'Open a problem, with its first tickets',
    body: problemDraft,
    result: problemRecord,
    status: 201,
    errors: ['not_found', 'in_use', 'invalid', 'idempotency_mismatch'],
  }),
  knownErrors: operation({
    method: 'GET',
    path: '/problems/known-errors',
    summary: 'Known errors that customers may read of, with their workarounds, newest first',
    access: 'requester',
    scope: 'tickets:read',
    result: z.object({ items: z.array(knownError).max(20) }),
  }),
  get: operation({
    ...read,
    method: 'GET',
    path: '/problems/:number',
    summary: 'One problem',
    params: byNumber,
    result: problemRecord,
    errors: ['not_found'],
  }),
  change: operation({
    ...write,
    method: 'PATCH',
    path: '/problems/:number',
    summary: 'Change a problem; `If-Match` with its version refuses when it changed meanwhile',
    params: byNumber,
    body: problemFields.partial(),
    result: problemRecord,
    errors: ['not_found', 'ticket_changed', 'move_not_allowed', 'invalid'],
  }),
  tickets: operation({
    ...read,
    method: 'GET',
    path: '/problems/:number/tickets',
    summary: 'The tickets of a problem that the caller may see, newest first',
    params: byNumber,
    query: paging,
    result: pageOf(problemTicket),
    errors: ['not_found', 'invalid_cursor'],
  }),
  addTickets: operation({
    ...write,
    method: 'POST',
    path: '/problems/:number/tickets',
    summary: 'Say that this problem lies behind tickets; each has one at most',
    params: byNumber,
    body: z.object({ numbers }),
    result: problemRecord,
    errors: ['not_found', 'in_use'],
  }),
  removeTicket: operation({
    ...write,
    method: 'DELETE',
    path: '/problems/:number/tickets/:ticket',
    summary: 'Say that it does not lie behind a ticket',
    params: byNumber.extend({ ticket: byNumber.shape.number }),
    result: problemRecord,
    errors: ['not_found'],
  }),
  history: operation({
    ...read,
    method: 'GET',
    path: '/problems/:number/history',
    summary: 'What happened to a problem, newest first',
    params: byNumber,
    query: paging,
    result: pageOf(problemEvent),
    errors: ['not_found', 'invalid_cursor'],
  }),
  tell: operation({
    ...write,
    method: 'POST',
    path: '/problems/:number/updates',
    summary:
      'Write to the requesters of all its unsolved tickets, each in the language of the ticket, in the background',
    params: byNumber,
    body: z.object({ answers }),
    result: z.object({ items: z.array(problemRun) }),
    status: 202,
    errors: ['not_found', 'invalid'],
  }),
  solve: operation({
    ...write,
    method: 'POST',
    path: '/problems/:number/solve',
    summary: 'Solve a problem and all its unsolved tickets with an answer in the language of each, in the background',
    params: byNumber,
    body: z.object({ answers, cause: text.optional() }),
    result: z.object({ items: z.array(problemRun) }),
    status: 202,
    errors: ['not_found', 'invalid', 'move_not_allowed'],
  }),
  runs: operation({
    ...read,
    method: 'GET',
    path: '/problems/:number/runs',
    summary: 'What was written to all its tickets, and how far that is; the newest first',
    params: byNumber,
    result: z.object({ items: z.array(problemRun).max(50) }),
    errors: ['not_found'],
  }),
  ofTicket: operation({
    ...read,
    method: 'GET',
    path: '/tickets/:number/problem',
    summary: 'The problem behind a ticket',
    params: byNumber,
    result: z.object({ problem: problemSummary.nullable(), workaround: z.string() }),
    errors: ['not_found'],
  }),
}
