import { z } from 'zod'
import { approvalAmount } from './approval-flows.ts'
import { byId, emailAddress, id, instant, language } from './common.ts'
import { customField, fieldChanges, fieldKey } from './fields.ts'
import { operation } from './operation.ts'
import { impact, organizationRef, tag, teamRef, ticketType, urgency } from './ticket-fields.ts'
import { byNumber } from './tickets.ts'

/** A text in both languages; where one is missing, the other is read. */
function inBothLanguages(most: number) {
  return z.object({ es: z.string().trim().max(most), en: z.string().trim().max(most) })
}
export const serviceText = inBothLanguages(5000)
const serviceName = inBothLanguages(120).refine(({ es, en }) => es !== '' || en !== '', {
  error: 'Give a name in one language at least',
})

/** Pictures that screens know by these names. */
export const serviceIcons = [
  'laptop',
  'phone',
  'mail',
  'key',
  'lock',
  'folder',
  'software',
  'printer',
  'network',
  'user-plus',
  'user-minus',
  'building',
  'card',
  'truck',
  'question',
] as const
export const serviceIcon = z.enum(serviceIcons).meta({ id: 'ServiceIcon' })
export type ServiceIcon = z.infer<typeof serviceIcon>

export const serviceAudience = z
  .discriminatedUnion('kind', [
    /** Also people who are not signed in, where the desk takes requests from them. */
    z.object({ kind: z.literal('everyone') }),
    z.object({ kind: z.literal('organizations'), ids: z.array(id).min(1).max(100) }),
    z.object({ kind: z.literal('teams'), ids: z.array(id).min(1).max(50) }),
  ])
  .meta({ id: 'ServiceAudience' })
export type ServiceAudience = z.infer<typeof serviceAudience>

export const mostServiceSteps = 30

const stepFields = {
  title: z.string().trim().min(1).max(200),
  /** Which steps before it have to be done first, counted from 0; none: it begins at once. */
  after: z.array(z.int().min(0).max(mostServiceSteps)).max(mostServiceSteps),
}

/** Something that is done for a request: by a person, or by a program that a webhook tells of it. */
export const serviceStep = z
  .discriminatedUnion('kind', [
    z.object({
      ...stepFields,
      kind: z.literal('task'),
      assigneeId: id.nullable(),
      /** Hours from the moment its turn comes. */
      dueAfterHours: z.int().min(1).max(8760).nullable(),
    }),
    z.object({
      ...stepFields,
      kind: z.literal('action'),
      webhookId: id,
      /** Without an answer by then it has failed. */
      withinHours: z.int().min(1).max(720),
    }),
  ])
  .meta({ id: 'ServiceStep' })
export type ServiceStep = z.infer<typeof serviceStep>

/** One field of a form. The portal must show it; the general form leaves those out that it only shows. */
const formField = z.object({ key: fieldKey, isRequired: z.boolean() })

const serviceFields = z.object({
  categoryId: id,
  name: serviceName,
  /** In one line. */
  summary: inBothLanguages(200),
  description: serviceText,
  icon: serviceIcon,
  audience: serviceAudience,
  ticketType,
  impact,
  urgency,
  /** Who fulfils it; null: as the inbox has it. */
  teamId: id.nullable(),
  /** What its tickets are promised; it goes before the list of policies, which applies to them where this is null. */
  slaPolicyId: id.nullable(),
  /** Of its tickets: service level agreements, rules and views can speak of them. */
  tags: z.array(tag).max(10),
  form: z.array(formField).max(40),
  /** In the desk's currency; approval flows know it as the amount. */
  price: approvalAmount.nullable(),
  costCenter: z.string().trim().max(80),
  approvalFlowId: id.nullable(),
  steps: z.array(serviceStep).max(mostServiceSteps),
  isActive: z.boolean(),
})

const empty = { es: '', en: '' }
const draft = serviceFields.extend({
  summary: serviceFields.shape.summary.default(empty),
  description: serviceText.default(empty),
  icon: serviceIcon.default('question'),
  audience: serviceAudience.default({ kind: 'everyone' }),
  ticketType: ticketType.default('request'),
  impact: impact.default(1),
  urgency: urgency.default(2),
  teamId: serviceFields.shape.teamId.default(null),
  slaPolicyId: serviceFields.shape.slaPolicyId.default(null),
  tags: serviceFields.shape.tags.default([]),
  form: serviceFields.shape.form.default([]),
  price: serviceFields.shape.price.default(null),
  costCenter: serviceFields.shape.costCenter.default(''),
  approvalFlowId: serviceFields.shape.approvalFlowId.default(null),
  steps: serviceFields.shape.steps.default([]),
  isActive: z.boolean().default(true),
})
export type ServiceDraft = z.output<typeof draft>

/** A service as administrators keep it. */
export const service = z
  .object({
    ...serviceFields.shape,
    name: inBothLanguages(120),
    id,
    version: z.int(),
    organizations: z.array(organizationRef),
    team: teamRef.nullable(),
    slaPolicy: z.object({ id, name: z.string() }).nullable(),
    /** What it names that is gone: fields, webhooks of steps, assignees. */
    broken: z.array(z.string()),
    updatedAt: instant,
  })
  .meta({ id: 'Service' })
export type Service = z.infer<typeof service>

export const serviceCategory = z.object({ id, name: inBothLanguages(120) }).meta({ id: 'ServiceCategory' })
export type ServiceCategory = z.infer<typeof serviceCategory>

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

export const stepState = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']).meta({ id: 'RequestStepState' })
export type StepState = z.infer<typeof stepState>

/** What a ticket asks for, as the service was when it was asked. */
export const serviceRequest = z
  .object({
    service: z.object({ id: id.nullable(), name: inBothLanguages(120), icon: serviceIcon }),
    price: z.number().nullable(),
    currency: z.string(),
    /** For agents only. */
    costCenter: z.string().nullable(),
    state: z.enum(['approval', 'working', 'done', 'rejected']),
    doneCount: z.int(),
    stepCount: z.int(),
    /** For agents only; empty for others. */
    steps: z.array(
      z.object({
        id,
        title: z.string(),
        kind: z.enum(['task', 'action']),
        after: z.array(z.int()),
        state: stepState,
        result: z.string(),
        startedAt: instant.nullable(),
        endedAt: instant.nullable(),
      }),
    ),
    createdAt: instant,
  })
  .meta({ id: 'ServiceRequest' })
export type ServiceRequest = z.infer<typeof serviceRequest>

const request = z.object({
  /** By agents, for somebody else; it is offered, and asked, as to that person. */
  requesterId: id.optional(),
  /** What the form does not ask for. */
  bodyText: z.string().trim().max(20_000).default(''),
  urgency: urgency.optional(),
  fields: fieldChanges.default({}),
  attachmentIds: z.array(id).max(20).default([]),
  /** Of people who are not signed in. */
  stranger: z
    .object({
      name: z.string().trim().min(1).max(120),
      email: emailAddress,
      language: language.optional(),
      /** Left empty by people; filled in by programs that fill in everything. */
      website: z.string().max(200).default(''),
    })
    .optional(),
})
export type ServiceRequestDraft = z.output<typeof request>

/** By agents: what somebody else can ask for. */
const onBehalf = z.object({ requesterId: id.optional() })

const read = { access: 'admin', scope: 'settings:read' } as const
const write = { access: 'admin', scope: 'settings:write' } as const

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
    body: request,
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

/** What administrators keep. */
export const services = {
  list: operation({
    ...read,
    method: 'GET',
    path: '/services',
    summary: 'All services, also those that are not offered, in the order of the catalogue',
    result: z.object({ items: z.array(service), categories: z.array(serviceCategory) }),
  }),
  create: operation({
    ...write,
    method: 'POST',
    path: '/services',
    summary: 'Add a service, as the last one of its category',
    body: draft,
    result: service,
    status: 201,
    errors: ['invalid'],
  }),
  update: operation({
    ...write,
    method: 'PATCH',
    path: '/services/:id',
    summary: 'Change a service; what was asked for already goes on as it was asked',
    params: byId,
    body: serviceFields.partial(),
    result: service,
    errors: ['invalid', 'not_found'],
  }),
  remove: operation({
    ...write,
    method: 'DELETE',
    path: '/services/:id',
    summary: 'Remove a service; what was asked for stays, and stays readable',
    params: byId,
    status: 204,
    errors: ['not_found'],
  }),
  sort: operation({
    ...write,
    method: 'PUT',
    path: '/services/order',
    summary: 'Put categories and services into this order; those that are not named come after',
    body: z.object({ categoryIds: z.array(id).max(200).default([]), serviceIds: z.array(id).max(1000).default([]) }),
    status: 204,
  }),
  addCategory: operation({
    ...write,
    method: 'POST',
    path: '/service-categories',
    summary: 'Add a category, as the last one',
    body: z.object({ name: serviceName }),
    result: serviceCategory,
    status: 201,
  }),
  updateCategory: operation({
    ...write,
    method: 'PATCH',
    path: '/service-categories/:id',
    summary: 'Rename a category',
    params: byId,
    body: z.object({ name: serviceName }),
    result: serviceCategory,
    errors: ['not_found'],
  }),
  removeCategory: operation({
    ...write,
    method: 'DELETE',
    path: '/service-categories/:id',
    summary: 'Remove a category that has no service',
    params: byId,
    status: 204,
    errors: ['not_found', 'in_use'],
  }),
}
