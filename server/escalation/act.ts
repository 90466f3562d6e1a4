import type { EscalationAction } from '#contract/escalation.ts'
import { escalationAction } from '#contract/escalation.ts'
import type { Work } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import { applyInBulk } from '../macros/index.ts'
import { personActor } from '../people/index.ts'
import { addFollowers, type Cause, changeTicket, type TicketRow, thoseWhoSee } from '../tickets/index.ts'
import { leadsOf, superiorOf } from './audience.ts'

/** What the actions of a step did. */
export interface Deed {
  ticket: TicketRow
  toldIds: string[]
  teamId: string | null
}

interface Step {
  actions: unknown
  authorId: string | null
}

/** Does all that a step says. Whom to tell is looked up before the ticket goes elsewhere. */
export async function doActions(work: Work, before: TicketRow, step: Step, cause: Cause): Promise<Deed> {
  const actions = escalationAction.array().parse(step.actions)
  const toldIds: string[] = []
  for (const action of actions) toldIds.push(...(await toldBy(work, before, action)))
  let ticket = before
  let teamId: string | null = null
  for (const action of actions) {
    ticket = await doAction(work, ticket, action, step.authorId, cause)
    if (action.kind === 'move_to_team') teamId = action.teamId
  }
  return { ticket, toldIds: [...new Set(toldIds)], teamId }
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

async function runMacro(work: Work, ticket: TicketRow, id: string, authorId: string | null): Promise<TicketRow> {
  const author = authorId === null ? undefined : await personActor(work.tx, authorId)
  if (author === undefined) throw new AppError('not_found', 'Whoever kept the step is gone: keep it again')
  await applyInBulk({ ...work, actor: author }, author, ticket.number, { id, sendsReply: false })
  return work.tx.selectFrom('tickets').selectAll().where('id', '=', ticket.id).executeTakeFirstOrThrow()
}
