import { z } from 'zod'
import { approvalAmount } from './approval-flows.ts'
import { id, inBothLanguages, instant } from './common.ts'
import { fieldKey } from './fields.ts'
import { impact, organizationRef, tag, teamRef, ticketType, urgency } from './ticket-fields.ts'

export const serviceText = inBothLanguages(5000)
export const serviceName = inBothLanguages(120).refine(({ es, en }) => es !== '' || en !== '', {
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

export const serviceFields = z.object({
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
export const serviceDraft = serviceFields.extend({
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
export type ServiceDraft = z.output<typeof serviceDraft>

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
