import { z } from 'zod'
import { emailAddress, id, instant, language } from './common.ts'
import { fieldChanges } from './fields.ts'
import { operation } from './operation.ts'
import { bodyFields, byNumber, ticketType, urgency } from './tickets.ts'

export const portal = {
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
