import { z } from 'zod'
import { byId, emailAddress, id, instant, pageOf, paging } from './common.ts'
import { operation } from './operation.ts'
import { personRef } from './people.ts'
import { byNumber } from './tickets.ts'

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

const patience = {
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

/**
 * What an approver sees of a ticket: what is asked, for whom, and the first message of the requester, with the names
 * of its files. Notes, answers and whoever else takes part stay with those who work on it.
 */
export const approvalCase = z
  .object({
    id,
    question: approvalQuestion,
    amount: z.number().nullable(),
    currency: z.string(),
    /** Of the whole request. */
    state: approvalState,
    /** Of the own word. */
    ownState: voteState,
    /** Whose word is asked, where somebody stands in for her. */
    standsInFor: z.string().nullable(),
    ticket: z.object({ number: z.int(), subject: z.string() }),
    requester: z.object({ name: z.string(), organization: z.string().nullable() }),
    askedBy: z.string().nullable(),
    words: z.string(),
    files: z.array(z.object({ name: z.string(), size: z.int() })),
    /** What others have decided already. */
    decisions: z.array(z.object({ name: z.string(), state: voteState, comment: z.string() })),
    comment: z.string(),
    createdAt: instant,
    expiresAt: instant.nullable(),
    decidedAt: instant.nullable(),
    can: z.object({
      decide: z.boolean(),
      /** The ticket itself is open to the caller. */
      open: z.boolean(),
    }),
  })
  .meta({ id: 'ApprovalCase' })
export type ApprovalCase = z.infer<typeof approvalCase>

/** A case where it is listed. */
export const approvalCaseSummary = approvalCase
  .omit({ words: true, files: true, decisions: true })
  .meta({ id: 'ApprovalCaseSummary' })
export type ApprovalCaseSummary = z.infer<typeof approvalCaseSummary>

const decision = z.object({
  decision: z.enum(['approved', 'rejected']),
  comment: z.string().trim().max(2000).default(''),
})
export type Decision = z.output<typeof decision>

/** By whom somebody is known; who does not work here finds nobody by id. */
const somebody = { personId: id.optional(), email: emailAddress.optional() }
const isNamed = ({ personId, email }: { personId?: string | undefined; email?: string | undefined }) =>
  personId !== undefined || email !== undefined
const unnamed = { error: 'Say who', path: ['email'] }

export const approvalDeputy = z
  .object({ person: z.object({ id, name: z.string() }), from: instant, until: instant })
  .meta({ id: 'ApprovalDeputy', description: 'Who decides while somebody is away' })
export type ApprovalDeputy = z.infer<typeof approvalDeputy>

const byToken = z.object({ token: z.string().max(200) })
const read = { access: 'agent', scope: 'tickets:read' } as const
const write = { access: 'agent', scope: 'tickets:write' } as const
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

export const approvalVotes = {
  list: operation({
    method: 'GET',
    path: '/approval-votes',
    summary: 'What the caller is asked to approve, or was, newest first',
    access: 'requester',
    scope: 'tickets:read',
    query: paging.extend({ state: z.enum(['pending', 'done']).default('pending') }),
    result: pageOf(approvalCaseSummary),
    errors: ['invalid_cursor'],
  }),
  get: operation({
    method: 'GET',
    path: '/approval-votes/:id',
    summary: 'One thing that the caller is asked to approve',
    access: 'requester',
    scope: 'tickets:read',
    params: byId,
    result: approvalCase,
    errors: ['not_found'],
  }),
  decide: operation({
    method: 'POST',
    path: '/approval-votes/:id/decision',
    summary: 'Approve or reject; it cannot be taken back',
    access: 'requester',
    scope: 'tickets:write',
    params: byId,
    body: decision,
    result: approvalCase,
    errors: ['not_found', 'already_done'],
  }),
  passOn: operation({
    method: 'POST',
    path: '/approval-votes/:id/pass-on',
    summary: 'Let somebody else decide in the caller’s place: an agent, or somebody of the same organization',
    access: 'requester',
    scope: 'tickets:write',
    params: byId,
    body: z.object(somebody).refine(isNamed, unnamed),
    status: 204,
    errors: ['not_found', 'already_done', 'invalid', 'too_many_requests'],
  }),
  /** What the page behind the mailed link shows. Reading it decides nothing. */
  invitation: operation({
    method: 'GET',
    path: '/approval-votes/by-link/:token',
    summary: 'What a mailed link asks to approve; once it is over, without the requester’s words',
    access: 'public',
    params: byToken,
    result: approvalCase.extend({ deskName: z.string(), decider: z.string() }),
    errors: ['link_expired', 'too_many_requests'],
  }),
  confirm: operation({
    method: 'POST',
    path: '/approval-votes/by-link/:token',
    summary: 'Approve or reject by the mailed link',
    access: 'public',
    params: byToken,
    body: decision,
    result: approvalCase,
    errors: ['link_expired', 'already_done', 'too_many_requests'],
  }),
  deputy: operation({
    method: 'GET',
    path: '/me/approval-deputy',
    summary: 'Who stands in while the caller is away: the absence with a substitute that runs or comes next',
    access: 'requester',
    result: z.object({ deputy: approvalDeputy.nullable() }),
  }),
  changeDeputy: operation({
    method: 'PUT',
    path: '/me/approval-deputy',
    summary: 'Be away with somebody who stands in: decides approvals and, for who works here, is given tickets',
    access: 'requester',
    body: z
      .object({ ...somebody, from: instant, until: instant })
      .refine(isNamed, unnamed)
      .refine(({ from, until }) => Date.parse(from) < Date.parse(until), {
        error: 'It ends after it begins',
        path: ['until'],
      }),
    result: z.object({ deputy: approvalDeputy.nullable() }),
    errors: ['invalid', 'too_many_requests'],
  }),
  removeDeputy: operation({
    method: 'DELETE',
    path: '/me/approval-deputy',
    summary: 'Take that absence back; what was given to the deputy stays there',
    access: 'requester',
    status: 204,
  }),
}
