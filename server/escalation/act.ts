import type { EscalationAction } from '#contract/escalation.ts'
import { escalationAction, highestLevel } from '#contract/escalation.ts'
import type { WebhookPayload } from '#contract/webhooks.ts'
import type { Work } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import { applyInBulk } from '../macros/index.ts'
import { personActor } from '../people/index.ts'
import { addFollowers, type Cause, changeTicket, type TicketRow, thoseWhoSee } from '../tickets/index.ts'
import { callWebhook } from '../webhooks/index.ts'
import { leadsOf, superiorOf } from './audience.ts'

/** What the actions of a step did. */
export interface Deed {
  ticket: TicketRow
  toldIds: string[]
  teamId: string | null
  /** What could not be done, though the rest was. */
  failure?: string
}

/** A step that fires, with what tells a program outside which one it is. */
export interface FiringStep {
  actions: unknown
  authorId: string | null
  policy: string
  moment: Pick<NonNullable<WebhookPayload['data']['escalation']>, 'clock' | 'at' | 'dueAt'>
  level: number
}

/** Does all that a step says. Whom to tell is looked up before the ticket goes elsewhere. */
export async function doActions(work: Work, before: TicketRow, step: FiringStep, cause: Cause): Promise<Deed> {
  const actions = escalationAction.array().parse(step.actions)
  const toldIds: string[] = []
  for (const action of actions) toldIds.push(...(await toldBy(work, before, action)))
  let ticket = before
  let teamId: string | null = null
  for (const action of actions) {
    ticket = await doAction(work, ticket, action, step.authorId, cause)
    if (action.kind === 'move_to_team') teamId = action.teamId
  }
  const failure = await callWebhooks(work, ticket, step)
  return { ticket, toldIds: [...new Set(toldIds)], teamId, ...(failure !== undefined && { failure }) }
}

async function toldBy(work: Work, ticket: TicketRow, action: EscalationAction): Promise<string[]> {
  switch (action.kind) {
    case 'notify_assignee':
      return ticket.assigneeId === null ? [] : [ticket.assigneeId]
    case 'notify_lead':
      return leadsOf(work, ticket)
    case 'notify_superior':
      return superiorOf(work, ticket)
    case 'notify_person':
      return [action.personId]
    default:
      return []
  }
}

async function doAction(
  work: Work,
  ticket: TicketRow,
  action: EscalationAction,
  authorId: string | null,
  cause: Cause,
): Promise<TicketRow> {
  switch (action.kind) {
    case 'raise_priority':
      if (ticket.priority <= 1) return ticket
      return changeTicket(work, ticket, { priority: ticket.priority - 1, priorityReason: 'Escalation' }, cause)
    case 'move_to_team':
      return changeTicket(work, ticket, { teamId: action.teamId, assigneeId: null }, cause)
    case 'add_follower':
      await addFollowers(work, ticket, await thoseWhoSee(work, ticket.id, [action.personId]), cause)
      return ticket
    case 'run_macro':
      return runMacro(work, ticket, action.macroId, authorId)
    default:
      return ticket
  }
}

/**
 * Calls the webhooks of a step, once the ticket is as the step left it. One that was switched off meanwhile must not
 * take back what the step did besides: it is answered as a failure.
 */
async function callWebhooks(work: Work, ticket: TicketRow, step: FiringStep): Promise<string | undefined> {
  const level = Math.min(highestLevel, Math.max(ticket.escalationLevel, step.level))
  let failure: string | undefined
  for (const action of escalationAction.array().parse(step.actions)) {
    if (action.kind !== 'call_webhook') continue
    const isQueued = await callWebhook(work, {
      webhookId: action.webhookId,
      event: 'escalation.fired',
      ticketId: ticket.id,
      name: step.policy,
      escalation: { policy: step.policy, ...step.moment, level },
    })
    if (!isQueued) failure = 'The webhook is switched off or gone'
  }
  return failure
}

async function runMacro(work: Work, ticket: TicketRow, id: string, authorId: string | null): Promise<TicketRow> {
  const author = authorId === null ? undefined : await personActor(work.tx, authorId)
  if (author === undefined) throw new AppError('not_found', 'Whoever kept the step is gone: keep it again')
  await applyInBulk({ ...work, actor: author }, author, ticket.number, { id, sendsReply: false })
  return work.tx.selectFrom('tickets').selectAll().where('id', '=', ticket.id).executeTakeFirstOrThrow()
}
