import type { EscalationRequest } from '#contract/escalation.ts'
import type { PersonActor } from '../kernel/actor.ts'
import type { Work } from '../kernel/context.ts'
import { AppError, invalidField } from '../kernel/errors.ts'
import { isTeam } from '../teams/index.ts'
import { addFollowers, changeTicket, lockTicket, type TicketRow, thoseWhoSee } from '../tickets/index.ts'
import { leadsOf, superiorOf } from './audience.ts'
import { recordEscalation } from './record.ts'

/** An agent wants more hands, or a higher rank, on a ticket. One level up in either way. */
export async function escalateByHand(work: Work, actor: PersonActor, number: number, request: EscalationRequest) {
  const ticket = await lockTicket(work, number)
  if (ticket.status === 'closed' || ticket.mergedIntoId !== null)
    throw new AppError('ticket_closed', 'A closed ticket is not escalated: open it again first')
  if (request.direction === 'up') await goUp(work, actor, ticket, request)
  else await goAcross(work, actor, ticket, request)
}

/** Whoever is asked for follows the ticket from then on; it stays with whom it is. */
async function goUp(
  work: Work,
  actor: PersonActor,
  ticket: TicketRow,
  { personId, reason }: Extract<EscalationRequest, { direction: 'up' }>,
): Promise<void> {
  const cause = { kind: 'person', personId: actor.id } as const
  const toldIds = personId === undefined ? await aboveOf(work, actor, ticket) : [personId]
  const seeing = await thoseWhoSee(work, ticket.id, toldIds)
  if (seeing.length === 0)
    throw personId === undefined
      ? invalidField('personId', 'nobody', 'Its team has no lead and its assignee no superior: name somebody')
      : invalidField('personId', 'unknown', 'No agent with this id sees the ticket')
  await addFollowers(work, ticket, seeing, cause)
  await recordEscalation(work, ticket, {
    direction: 'up',
    level: ticket.escalationLevel + 1,
    cause,
    reason,
    toldIds: seeing.map(({ id }) => id),
    teamId: null,
  })
}

async function goAcross(
  work: Work,
  actor: PersonActor,
  before: TicketRow,
  { teamId, reason }: Extract<EscalationRequest, { direction: 'across' }>,
): Promise<void> {
  if (!(await isTeam(work.tx, teamId))) throw invalidField('teamId', 'unknown', 'There is no such team')
  if (before.teamId === teamId) throw invalidField('teamId', 'same', 'The ticket is with this team already')
  const cause = { kind: 'person', personId: actor.id } as const
  const ticket = await changeTicket(work, before, { teamId, assigneeId: null }, cause)
  const level = before.escalationLevel + 1
  await recordEscalation(work, ticket, { direction: 'across', level, cause, reason, toldIds: [], teamId })
}

/** The leads of its team; where the actor is the only one, or there is none, the next rank. */
async function aboveOf(work: Work, actor: PersonActor, ticket: TicketRow): Promise<string[]> {
  const leads = (await leadsOf(work, ticket)).filter((id) => id !== actor.id)
  if (leads.length > 0) return leads
  const superior = await superiorOf(work, ticket)
  return superior.length > 0 ? superior : superiorOf(work, { teamId: null, assigneeId: actor.id })
}
