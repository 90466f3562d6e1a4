import { z } from 'zod'
import { emailAddress, id, instant, language } from './common.ts'
import { fieldChanges } from './fields.ts'
import { operation } from './operation.ts'
import { bodyFields, byNumber, ticketType, urgency } from './tickets.ts'

const answer = z.object({
  id,
  title: z.string(),
  summary: z.string(),
  /** Below the desk's address, where it is read. */
  path: z.string(),
})

export const portal = {
  answers: operation({
    method: 'GET',
    path: '/portal/answers',
    summary: 'The six answers that are read most, of those that the caller may read',
    access: 'public',
    scope: 'tickets:read',
    query: z.object({ language: language.optional() }),
    result: z.object({ items: z.array(answer) }),
  }),
  /** Only what somebody says helped is counted: a form that is merely left tells nothing. */
  deflect: operation({
    method: 'POST',
    path: '/portal/deflections',
    summary: 'Say that an answer beside the form settled what one was about to ask',
    access: 'public',
    body: z.object({ articleId: id }),
    status: 204,
    errors: ['not_found', 'too_many_requests'],
  }),
  deflections: operation({
    method: 'GET',
    path: '/portal/deflections',
    summary: 'How many requests were settled by an answer in the last days, and by which; the 50 that settled most',
    access: 'agent',
    scope: 'tickets:read',
    query: z.object({ days: z.coerce.number().int().min(1).max(366).default(30) }),
    result: z.object({
      count: z.int(),
      /** Requests that came in through the portal in the same days. */
      requestCount: z.int(),
      articles: z.array(z.object({ id, title: z.string(), count: z.int() })),
    }),
  }),
  /** Of the running promises the one that ends first; the arithmetic behind it stays with agents. */
  expectation: operation({
    method: 'GET',
    path: '/tickets/:number/expectation',
    summary: 'When the requester may expect an answer, or the solution; null where nothing is promised or it waits',
    access: 'guest',
    scope: 'tickets:read',
    params: byNumber,
    result: z.object({
      expected: z.object({ what: z.enum(['answer', 'solution']), at: instant, isLate: z.boolean() }).nullable(),
    }),
    errors: ['not_found'],
  }),
  /** For people who are not signed in; the signed-in open tickets like everybody. */
  submit: operation({
    method: 'POST',
    path: '/portal/requests',
    summary: 'Write to the desk without signing in; the link to the ticket comes by mail',
    access: 'public',
    body: z.object({
      name: z.string().trim().min(1).max(120),
      email: emailAddress,
      language: language.optional(),
      subject: z.string().trim().min(1).max(300),
      ...bodyFields,
      type: ticketType.default('incident'),
      urgency: urgency.default(2),
      fields: fieldChanges.default({}),
      attachmentIds: z.array(id).max(20).default([]),
      /** Left empty by people; filled in by programs that fill in everything. */
      website: z.string().max(200).default(''),
    }),
    result: z.object({ number: z.int() }),
    status: 201,
    errors: ['forbidden', 'too_many_requests', 'idempotency_mismatch'],
  }),
}
