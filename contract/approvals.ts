import { z } from 'zod'
import {
  approvalAmount,
  approvalQuestion,
  approvalStep,
  approverChoice,
  mostApprovers,
  patience,
} from './approval-flows.ts'
import { byId, id, instant } from './common.ts'
import { operation } from './operation.ts'
import { personRef } from './people.ts'
import { byNumber } from './tickets.ts'

export const approvalState = z
  .enum(['pending', 'approved', 'rejected', 'expired', 'withdrawn'])
  .meta({ id: 'ApprovalState' })
export type ApprovalState = z.infer<typeof approvalState>
/** How a request ended. */
export type ApprovalOutcome = Exclude<ApprovalState, 'pending'>

export const voteState = z.enum(['pending', 'approved', 'rejected', 'skipped']).meta({ id: 'ApprovalVoteState' })
export type VoteState = z.infer<typeof voteState>

/** Why somebody was not asked, or is not waited for any more. */
export const skipReason = z
  .enum([
    /** She has left. */
    'inactive',
    /** She asked for it herself, or it is for her. */
    'own',
    /** Her deputy decides in this step already. */
    'same_decider',
    /** The step was over before she decided. */
    'settled',
  ])
  .meta({ id: 'ApprovalSkipReason' })
export type SkipReason = z.infer<typeof skipReason>

const stepState = z.enum([
  'waiting',
  'pending',
  'approved',
  'rejected',
  'expired',
  /** The amount lies below its threshold, or the request ended before. */
  'not_needed',
])
export type StepState = z.infer<typeof stepState>

/** The word of one person in a step. */
const vote = z.object({
  id,
  /** Whose word it is. */
  approver: personRef,
  /** Who gives it: she herself, or whoever stands in for her. */
  decider: personRef,
  state: voteState,
  skipReason: skipReason.nullable(),
  comment: z.string(),
  decidedBy: personRef.nullable(),
  /** Through which door. */
  decidedVia: z.enum(['mail', 'portal', 'desk', 'api']).nullable(),
  decidedAt: instant.nullable(),
})
export type ApprovalVote = z.infer<typeof vote>

const askedStep = z.object({
  id,
  who: approverChoice,
  /** The name of the team that is asked. */
  team: z.string().nullable(),
  /** The names of the people that the step names. */
  people: z.array(z.string()),
  quorum: z.int().nullable(),
  state: stepState,
  remindAt: instant.nullable(),
  expiresAt: instant.nullable(),
  endedAt: instant.nullable(),
  /** Empty until the step's turn comes. */
  votes: z.array(vote),
})
export type AskedStep = z.infer<typeof askedStep>

/** A request for approval, as those who work on its ticket see it. */
export const approval = z
  .object({
    id,
    ticket: z.object({ number: z.int(), subject: z.string() }),
    /** Null for what was asked without a flow; without an id when the flow is gone. */
    flow: z.object({ id: id.nullable(), name: z.string() }).nullable(),
    question: approvalQuestion,
    amount: z.number().nullable(),
    /** ISO 4217. */
    currency: z.string(),
    state: approvalState,
    /** Null when a rule asked. */
    askedBy: personRef.nullable(),
    createdAt: instant,
    endedAt: instant.nullable(),
    steps: z.array(askedStep),
    can: z.object({ withdraw: z.boolean(), remind: z.boolean() }),
  })
  .meta({ id: 'Approval' })
export type Approval = z.infer<typeof approval>

/** By a flow, or for this once. */
const approvalDraft = z
  .object({
    flowId: id.optional(),
    amount: approvalAmount.nullable().default(null),
    /** Without a flow: what is asked, of whom, and how many must approve (null: all). */
    question: z.string().trim().min(1).max(1000).optional(),
    approverIds: z.array(id).min(1).max(mostApprovers).optional(),
    quorum: approvalStep.shape.quorum.default(null),
    remindAfterHours: patience.remindAfterHours.default(24),
    expireAfterDays: patience.expireAfterDays.default(null),
  })
  .refine(({ flowId, question }) => flowId !== undefined || question !== undefined, {
    error: 'Choose a flow, or say what is asked',
    path: ['question'],
  })
  .refine(({ flowId, approverIds }) => flowId !== undefined || approverIds !== undefined, {
    error: 'Choose a flow, or who is asked',
    path: ['approverIds'],
  })
export type ApprovalDraft = z.output<typeof approvalDraft>

const read = { access: 'agent', scope: 'tickets:read' } as const
const write = { access: 'agent', scope: 'tickets:write' } as const

export const approvals = {
  list: operation({
    ...read,
    method: 'GET',
    path: '/tickets/:number/approvals',
    summary: 'What was asked for this ticket and for those merged into it, newest first; at most 100',
    params: byNumber,
    result: z.object({ items: z.array(approval) }),
    errors: ['not_found'],
  }),
  ask: operation({
    ...write,
    method: 'POST',
    path: '/tickets/:number/approvals',
    summary: 'Ask for approval, by a flow or of named people; its approvers are mailed',
    params: byNumber,
    body: approvalDraft,
    result: approval,
    status: 201,
    errors: ['not_found', 'invalid', 'ticket_closed', 'already_done', 'idempotency_mismatch'],
  }),
  get: operation({
    ...read,
    method: 'GET',
    path: '/approvals/:id',
    summary: 'One request for approval, of a ticket in reach',
    params: byId,
    result: approval,
    errors: ['not_found'],
  }),
  withdraw: operation({
    ...write,
    method: 'POST',
    path: '/approvals/:id/withdraw',
    summary: 'Take a request back; nobody can decide it any more',
    params: byId,
    result: approval,
    errors: ['not_found', 'already_done'],
  }),
  remind: operation({
    ...write,
    method: 'POST',
    path: '/approvals/:id/remind',
    summary: 'Remind now whoever has not decided; three times an hour at most',
    params: byId,
    result: approval,
    errors: ['not_found', 'already_done', 'too_many_requests'],
  }),
}
