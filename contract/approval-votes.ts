import { z } from 'zod'
import { approvalQuestion } from './approval-flows.ts'
import { approvalState, voteState } from './approvals.ts'
import { byId, emailAddress, id, instant, pageOf, paging } from './common.ts'
import { operation } from './operation.ts'

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
