import { z } from 'zod'
import { byId, id, instant, pageOf, paging } from './common.ts'
import { operation } from './operation.ts'
import { personRef } from './people.ts'
import { byNumber, ticketStatus } from './ticket-fields.ts'

/** `on`: it goes on; `over`: it has ended, and is to be reviewed; `reviewed`: what was learnt is written down. */
export const majorState = z.enum(['on', 'over', 'reviewed']).meta({ id: 'MajorState' })
export type MajorState = z.infer<typeof majorState>

const missing = 'Write it in one language at least'

/** The same in both languages; where one is left empty, the other stands for it. */
function bothLanguages(most: number) {
  return z.object({ es: z.string().trim().max(most).default(''), en: z.string().trim().max(most).default('') })
}

const title = bothLanguages(200).refine(({ es, en }) => es !== '' || en !== '', { error: missing })
const text = bothLanguages(5000).refine(({ es, en }) => es !== '' || en !== '', { error: missing })
const inBoth = z.object({ es: z.string(), en: z.string() }).meta({ id: 'InBothLanguages' })
export type InBothLanguages = z.infer<typeof inBoth>

/** What was learnt of it: what happened, why, and what is done so that it does not happen again. */
const review = z.object({ happened: z.string(), cause: z.string(), measures: z.string() })

/** Words that went to everybody whom the incident concerns. */
export const majorUpdate = z
  .object({
    id,
    text: inBoth,
    author: personRef.nullable(),
    createdAt: instant,
    /** Tickets that it goes to, and how many of them it has reached or could not. */
    ticketCount: z.int(),
    sentCount: z.int(),
    skippedCount: z.int(),
  })
  .meta({ id: 'MajorUpdate' })
export type MajorUpdate = z.infer<typeof majorUpdate>

export const majorIncident = z
  .object({
    id,
    state: majorState,
    title: inBoth,
    reason: z.string(),
    isPublic: z.boolean(),
    /** What the portal says besides the title. */
    notice: inBoth,
    ticket: z.object({ number: z.int(), subject: z.string(), status: ticketStatus }),
    declaredBy: personRef.nullable(),
    declaredAt: instant,
    endedBy: personRef.nullable(),
    endedAt: instant.nullable(),
    review,
    reviewedBy: personRef.nullable(),
    reviewedAt: instant.nullable(),
    /** Newest first; the last 50. */
    updates: z.array(majorUpdate),
    can: z.object({ manage: z.boolean() }),
  })
  .meta({ id: 'MajorIncident' })
export type MajorIncident = z.infer<typeof majorIncident>

/** What every agent is told while it goes on; the ticket only where it is in reach. */
const currentIncident = z
  .object({ id, title: inBoth, declaredAt: instant, ticketNumber: z.int().nullable() })
  .meta({ id: 'CurrentMajorIncident' })
export type CurrentMajorIncident = z.infer<typeof currentIncident>

const outage = z.object({ id, title: inBoth, notice: inBoth, since: instant }).meta({ id: 'Outage' })
export type Outage = z.infer<typeof outage>

/** Whom an update would reach. */
const majorReach = z.object({
  tickets: z.int(),
  /** Different people who asked. */
  requesters: z.int(),
  /** Different colleagues who follow. */
  followers: z.int(),
})

const told = { title, isPublic: z.boolean(), notice: bothLanguages(2000) }
const reviewed = z.string().trim().max(10_000)

export const majorDraft = z.object({
  ...told,
  isPublic: told.isPublic.default(false),
  notice: told.notice.default({ es: '', en: '' }),
  reason: z.string().trim().min(3).max(1000),
})
export type MajorDraft = z.output<typeof majorDraft>

const read = { access: 'agent', scope: 'tickets:read' } as const
const write = { access: 'agent', scope: 'tickets:write' } as const

export const majorIncidents = {
  outages: operation({
    method: 'GET',
    path: '/major-incidents/public',
    summary: 'What the portal tells everybody while it goes on',
    access: 'public',
    result: z.object({ items: z.array(outage) }),
  }),
  current: operation({
    ...read,
    method: 'GET',
    path: '/major-incidents/current',
    summary: 'Major incidents that go on, for every agent; the oldest first',
    result: z.object({ items: z.array(currentIncident) }),
  }),
  list: operation({
    ...read,
    method: 'GET',
    path: '/major-incidents',
    summary: 'Major incidents, newest first',
    query: z.object({ ...paging.shape, state: majorState.optional() }),
    result: pageOf(majorIncident),
    errors: ['invalid_cursor'],
  }),
  ofTicket: operation({
    ...read,
    method: 'GET',
    path: '/tickets/:number/major-incidents',
    summary: 'What a ticket was as a major incident, newest first, and whom an update would reach',
    params: byNumber,
    result: z.object({ items: z.array(majorIncident), reach: majorReach, can: z.object({ declare: z.boolean() }) }),
    errors: ['not_found'],
  }),
  declare: operation({
    ...write,
    method: 'POST',
    path: '/tickets/:number/major-incidents',
    summary: 'Say that a ticket is a major incident; administrators, and agents with the right to',
    params: byNumber,
    body: majorDraft,
    result: majorIncident,
    status: 201,
    errors: ['not_found', 'forbidden', 'already_done', 'ticket_closed'],
  }),
  update: operation({
    ...write,
    method: 'PATCH',
    path: '/major-incidents/:id',
    summary: 'Change what is told of a major incident',
    params: byId,
    body: z.object(told).partial(),
    result: majorIncident,
    errors: ['not_found', 'forbidden'],
  }),
  end: operation({
    ...write,
    method: 'POST',
    path: '/major-incidents/:id/end',
    summary: 'Say that a major incident is over; it is then to be reviewed',
    params: byId,
    result: majorIncident,
    errors: ['not_found', 'forbidden', 'already_done'],
  }),
  tell: operation({
    ...write,
    method: 'POST',
    path: '/major-incidents/:id/updates',
    summary: 'Write to the requesters and followers of the incident and of all unsolved tickets that hang on it',
    params: byId,
    body: z.object({ text }),
    result: majorIncident,
    status: 202,
    errors: ['not_found', 'forbidden', 'needs_approval', 'already_done'],
  }),
  review: operation({
    ...write,
    method: 'PUT',
    path: '/major-incidents/:id/review',
    summary: 'Write down what was learnt; `isFinished` ends the review, and asks for all three',
    params: byId,
    body: z.object({ happened: reviewed, cause: reviewed, measures: reviewed, isFinished: z.boolean().default(false) }),
    result: majorIncident,
    errors: ['not_found', 'forbidden', 'invalid', 'already_done'],
  }),
}
