import { z } from 'zod'
import { byId, id, instant } from './common.ts'
import { operation } from './operation.ts'
import { personRef } from './people.ts'

/** The most flows of a desk, steps of a flow, and people named in a step. */
export const mostApprovalFlows = 100
export const mostApprovalSteps = 10
export const mostApprovers = 20

/** In the currency of the desk, with two decimals at most. */
export const approvalAmount = z
  .number()
  .min(0)
  .max(999_999_999_999)
  .refine((amount) => Math.abs(Math.round(amount * 100) - amount * 100) < 1e-3, {
    error: 'An amount has two decimals at most',
  })

/** What is asked, in both languages; where one is missing, the other is read. */
export const approvalQuestion = z.object({
  es: z.string().trim().max(1000),
  en: z.string().trim().max(1000),
})

/** Who is asked in a step. */
export const approverChoice = z
  .discriminatedUnion('kind', [
    /** Anybody who is known: agents and requesters. */
    z.object({ kind: z.literal('people'), personIds: z.array(id).min(1).max(mostApprovers) }),
    /** The manager of the ticket's requester; the next one up the line where that one has left or asked herself. */
    z.object({ kind: z.literal('manager') }),
    z.object({ kind: z.literal('team'), teamId: id, only: z.enum(['members', 'leads']) }),
  ])
  .meta({ id: 'ApproverChoice' })
export type ApproverChoice = z.infer<typeof approverChoice>

/** How long whoever is asked may take. */
export const patience = {
  /** Hours after which whoever has not decided is reminded, and again after as many; at most five times. */
  remindAfterHours: z.int().min(1).max(720).nullable(),
  /** Days after which the request has failed unless the step is over. */
  expireAfterDays: z.int().min(1).max(365).nullable(),
}

export const approvalStep = z
  .object({
    who: approverChoice,
    /** How many must approve; null: all who are asked. Where fewer can be asked, all of them. */
    quorum: z.int().min(1).max(mostApprovers).nullable(),
    /** The step is needed from this amount on; null: always. Without an amount every step is needed. */
    fromAmount: approvalAmount.nullable(),
    ...patience,
  })
  .meta({ id: 'ApprovalStep' })
export type ApprovalStep = z.infer<typeof approvalStep>

const flowFields = z.object({
  name: z.string().trim().min(1).max(120),
  question: approvalQuestion.refine(({ es, en }) => es !== '' || en !== '', { error: 'Say what is asked' }),
  /** Asked one after the other. */
  steps: z.array(approvalStep).min(1).max(mostApprovalSteps),
  /** Whether the ticket is put on hold while it waits, and back afterwards. */
  holdsTicket: z.boolean(),
  /** Whether whoever asks, or whom it is for, may approve it too. */
  allowsOwn: z.boolean(),
})

const flowDraft = flowFields.extend({
  holdsTicket: z.boolean().default(false),
  allowsOwn: z.boolean().default(false),
})
export type ApprovalFlowDraft = z.output<typeof flowDraft>

/** Who must agree to something, in which order. */
export const approvalFlow = z
  .object({
    ...flowFields.shape,
    question: approvalQuestion,
    id,
    /** Those whom the steps name, for their names. */
    people: z.array(personRef),
    /** Steps that nobody could answer as things are: who they name has left, or their team is gone. */
    broken: z.array(z.int()),
    updatedAt: instant,
  })
  .meta({ id: 'ApprovalFlow' })
export type ApprovalFlow = z.infer<typeof approvalFlow>

const read = { access: 'agent', scope: 'tickets:read' } as const
const manage = { access: 'admin', scope: 'settings:write' } as const

export const approvalFlows = {
  list: operation({
    ...read,
    method: 'GET',
    path: '/approval-flows',
    summary: 'The approval flows, by name',
    result: z.object({ items: z.array(approvalFlow) }),
  }),
  create: operation({
    ...manage,
    method: 'POST',
    path: '/approval-flows',
    summary: 'Add an approval flow',
    body: flowDraft,
    result: approvalFlow,
    status: 201,
    errors: ['invalid', 'name_taken'],
  }),
  update: operation({
    ...manage,
    method: 'PATCH',
    path: '/approval-flows/:id',
    summary: 'Change a flow; what was asked by it goes on as it was asked',
    params: byId,
    body: flowFields.partial(),
    result: approvalFlow,
    errors: ['invalid', 'not_found', 'name_taken'],
  }),
  remove: operation({
    ...manage,
    method: 'DELETE',
    path: '/approval-flows/:id',
    summary: 'Remove a flow; what was asked by it goes on',
    params: byId,
    status: 204,
    errors: ['not_found'],
  }),
}
