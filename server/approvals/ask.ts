import { sql } from 'kysely'
import type { ApprovalStep } from '#contract/approval-flows.ts'
import type { ApprovalDraft } from '#contract/approvals.ts'
import { readSettings } from '../desk/index.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { AppError, invalidField } from '../kernel/errors.ts'
import { type Cause, lockTicket, type TicketRow } from '../tickets/index.ts'
import { whoIsAsked } from './approvers.ts'
import { holdTicket } from './hold.ts'
import { lockById } from './lock.ts'
import { type Held, readSteps } from './schema.ts'
import { isNeeded } from './state.ts'
import { goOn } from './steps.ts'
import { byItself, fact, tell } from './tell.ts'

/** What is asked, before anybody is. */
interface Request {
  flow: { id: string; name: string } | undefined
  question: { es: string; en: string }
  steps: ApprovalStep[]
  amount: number | null
  holdsTicket: boolean
  allowsOwn: boolean
}

/** Asks for a ticket in reach, by a flow or of named people. Answers the request's id. */
export async function askFor(ctx: Ctx, personId: string, number: number, draft: ApprovalDraft): Promise<string> {
  return transact(ctx, async (work) => {
    const ticket = await lockTicket(work, number)
    if (ticket.status === 'closed') throw new AppError('ticket_closed', 'Open the ticket again first')
    const request = draft.flowId === undefined ? forThisOnce(draft) : await byFlow(work, draft.flowId, draft.amount)
    const asked = await ask(work, ticket, request, { kind: 'person', personId })
    if ('id' in asked) return asked.id
    if (asked.refused !== 'nobody') throw new AppError('already_done', 'This is asked already, and not yet decided')
    throw invalidField(draft.flowId === undefined ? 'approverIds' : 'flowId', 'nobody_to_ask', nobody(asked.step))
  })
}

function nobody(step: number): string {
  return `Step ${step + 1} has nobody who could decide: who is named has left, asks, or is not known`
}

/** `pending`: the flow was asked already. `nobody`: a step has no approver. Others say for themselves. */
type Refusal =
  | { refused: 'pending' | 'gone' | 'closed' }
  /** Counted from 0. */
  | { refused: 'nobody'; step: number }

/**
 * The same for a rule, which is not stopped by a refusal but told of it. What follows is told by the fact
 * `approval.decided`; an amount that is below all thresholds is approved before this answers.
 */
export async function askForApproval(
  work: Work,
  wanted: { ticketId: string; flowId: string; amount?: number | null; cause?: Cause },
): Promise<{ id: string } | Refusal> {
  const ticket = await lockById(work, wanted.ticketId)
  if (ticket.status === 'closed') return { refused: 'closed' }
  const request = await findByFlow(work, wanted.flowId, wanted.amount ?? null)
  return request === undefined ? { refused: 'gone' } : ask(work, ticket, request, wanted.cause ?? byItself)
}

async function ask(work: Work, ticket: TicketRow, request: Request, cause: Cause): Promise<{ id: string } | Refusal> {
  if (request.flow !== undefined && (await isPending(work, ticket.id, request.flow.id))) return { refused: 'pending' }
  const askedBy = cause.kind === 'person' ? cause.personId : null
  const own = request.allowsOwn ? [] : [ticket.requesterId, ...(askedBy === null ? [] : [askedBy])]
  for (const [step, { who, ...rest }] of request.steps.entries()) {
    if (!isNeeded(rest, request.amount)) continue
    const placed = await whoIsAsked(work.tx, { who, requesterId: ticket.requesterId, own, now: work.now() })
    if (!placed.some(({ skip }) => skip === null)) return { refused: 'nobody', step }
  }
  const held = await insert(work, ticket, request, askedBy)
  await tell(work, held, 'requested', cause, amountFacts(held))
  if (request.holdsTicket) await holdTicket(work, held, cause)
  await goOn(work, held, cause)
  return { id: held.approval.id }
}

function amountFacts({ approval }: Held) {
  return approval.amount === null ? [] : [fact('amount', `${approval.amount} ${approval.currency}`)]
}

async function insert(work: Work, ticket: TicketRow, request: Request, askedBy: string | null): Promise<Held> {
  const { flow, question, amount, allowsOwn, steps } = request
  const { currency } = await readSettings(work.tx)
  const approval = await work.tx
    .insertInto('approvals')
    .values({
      id: work.newId(),
      ticketId: ticket.id,
      flowId: flow?.id ?? null,
      flowName: flow?.name ?? '',
      questionEs: question.es,
      questionEn: question.en,
      amount: amount === null ? null : amount.toFixed(2),
      currency,
      allowsOwn,
      state: 'pending',
      askedBy,
      messageId: await firstWords(work, ticket.id),
      createdAt: work.now(),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  const rows = steps.map((step, position) => ({
    id: work.newId(),
    approvalId: approval.id,
    position,
    who: JSON.stringify(step.who),
    quorum: step.quorum,
    remindAfterHours: step.remindAfterHours,
    expireAfterDays: step.expireAfterDays,
    state: isNeeded(step, amount) ? 'waiting' : 'not_needed',
  }))
  await work.tx.insertInto('approvalSteps').values(rows).execute()
  return { approval, ticket, requesterId: ticket.requesterId }
}

/** The message with which the requester asked, or else whoever wrote it down. */
async function firstWords(work: Work, ticketId: string): Promise<string | null> {
  const row = await work.tx
    .selectFrom('messages')
    .select('id')
    .where('ticketId', '=', ticketId)
    .where('kind', '<>', 'note')
    .orderBy(sql`direction = 'in'`, 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

async function isPending(work: Work, ticketId: string, flowId: string): Promise<boolean> {
  const row = await work.tx
    .selectFrom('approvals')
    .select('id')
    .where('ticketId', '=', ticketId)
    .where('flowId', '=', flowId)
    .where('state', '=', 'pending')
    .executeTakeFirst()
  return row !== undefined
}

async function byFlow(work: Work, flowId: string, amount: number | null): Promise<Request> {
  const request = await findByFlow(work, flowId, amount)
  if (request === undefined) throw invalidField('flowId', 'unknown', 'There is no such flow')
  return request
}

async function findByFlow(work: Work, flowId: string, amount: number | null): Promise<Request | undefined> {
  const row = await work.tx.selectFrom('approvalFlows').selectAll().where('id', '=', flowId).executeTakeFirst()
  if (row === undefined) return undefined
  const { id, name, questionEs, questionEn, steps, holdsTicket, allowsOwn } = row
  const question = { es: questionEs, en: questionEn }
  return { flow: { id, name }, question, steps: readSteps(steps), amount, holdsTicket, allowsOwn }
}

function forThisOnce(draft: ApprovalDraft): Request {
  const { question = '', approverIds = [], quorum, amount, remindAfterHours, expireAfterDays } = draft
  const who = { kind: 'people' as const, personIds: approverIds }
  return {
    flow: undefined,
    question: { es: question, en: question },
    steps: [{ who, quorum, fromAmount: null, remindAfterHours, expireAfterDays }],
    amount,
    holdsTicket: false,
    allowsOwn: false,
  }
}
