import { z } from 'zod'
import { emailAddress, id, inBothLanguages, instant, language } from './common.ts'
import { fieldChanges } from './fields.ts'
import { serviceIcon } from './service.ts'
import { urgency } from './ticket-fields.ts'

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

export const serviceRequestDraft = z.object({
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
export type ServiceRequestDraft = z.output<typeof serviceRequestDraft>
