import { z } from 'zod'
import { byId, id, inBothLanguages } from './common.ts'
import { customField } from './fields.ts'
import { operation } from './operation.ts'
import { serviceCategory, serviceIcon, serviceText } from './service.ts'
import { serviceRequest, serviceRequestDraft } from './service-request.ts'
import { ticketType, urgency } from './ticket-fields.ts'
import { byNumber } from './tickets.ts'

/** A service as the catalogue shows it. */
const offered = z
  .object({
    id,
    name: inBothLanguages(120),
    summary: inBothLanguages(200),
    icon: serviceIcon,
    price: z.number().nullable(),
    /** ISO 4217. */
    currency: z.string(),
    needsApproval: z.boolean(),
  })
  .meta({ id: 'OfferedService' })
export type OfferedService = z.infer<typeof offered>

const offer = offered
  .extend({
    description: serviceText,
    ticketType,
    urgency,
    form: z.array(z.object({ field: customField, isRequired: z.boolean() })),
  })
  .meta({ id: 'ServiceOffer' })
export type ServiceOffer = z.infer<typeof offer>

/** By agents: what somebody else can ask for. */
const onBehalf = z.object({ requesterId: id.optional() })

const agents = {
  method: 'POST',
  access: 'agent',
  scope: 'tickets:write',
  params: byNumber.extend({ id }),
  /** Why, for the history. */
  body: z.object({ reason: z.string().trim().min(1).max(500) }),
  result: z.object({ request: serviceRequest.nullable() }),
  errors: ['not_found', 'already_done', 'ticket_closed'],
} as const

/** What requesters see and ask for. */
export const catalogue = {
  list: operation({
    method: 'GET',
    path: '/catalogue',
    summary: 'What the caller can ask for, by category',
    access: 'public',
    scope: 'tickets:read',
    query: onBehalf,
    result: z.object({ categories: z.array(serviceCategory.extend({ services: z.array(offered) })) }),
    errors: ['not_found'],
  }),
  get: operation({
    method: 'GET',
    path: '/catalogue/:id',
    summary: 'One service with its form',
    access: 'public',
    scope: 'tickets:read',
    params: byId,
    query: onBehalf,
    result: offer,
    errors: ['not_found'],
  }),
  request: operation({
    method: 'POST',
    path: '/catalogue/:id/requests',
    summary: 'Ask for a service: opens its ticket, asks for approval, or begins with its steps',
    access: 'public',
    scope: 'tickets:write',
    params: byId,
    body: serviceRequestDraft,
    result: z.object({ number: z.int() }),
    status: 201,
    errors: ['not_found', 'forbidden', 'invalid', 'too_many_requests', 'idempotency_mismatch'],
  }),
  ofTicket: operation({
    method: 'GET',
    path: '/tickets/:number/service-request',
    summary: 'What service a ticket asks for, and how far that is; null for other tickets',
    access: 'guest',
    scope: 'tickets:read',
    params: byNumber,
    result: z.object({ request: serviceRequest.nullable() }),
    errors: ['not_found'],
  }),
  retryStep: operation({
    ...agents,
    path: '/tickets/:number/service-request/steps/:id/retry',
    summary: 'Do a step again that failed; the task that stood for it goes',
  }),
  skipStep: operation({
    ...agents,
    path: '/tickets/:number/service-request/steps/:id/skip',
    summary: 'Leave a step out that failed; those behind it begin',
  }),
  /** The address is in what the webhook was sent; it works once. */
  report: operation({
    method: 'POST',
    path: '/service-actions/:token',
    summary: 'Tell how an action that a webhook was sent for went, once',
    access: 'public',
    params: z.object({ token: z.string().max(200) }),
    body: z.object({ ok: z.boolean(), message: z.string().trim().max(2000).default('') }),
    status: 204,
    errors: ['link_expired', 'too_many_requests'],
  }),
}
