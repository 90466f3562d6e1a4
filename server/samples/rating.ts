import type { Work } from '../kernel/context.ts'
import { recordEvent, type TicketRow } from '../tickets/index.ts'
import { phrases } from './phrases.ts'
import { told } from './slots.ts'
import type { Stage } from './stage.ts'

/** Whoever had a ticket solved was asked how it went. */
export async function askScene(work: Work, ticket: TicketRow): Promise<void> {
  const { id: ticketId, assigneeId: agentId, teamId, solvedAt } = ticket
  if (solvedAt === null) return
  const times = { decidedAt: solvedAt, askedAt: solvedAt }
  await work.tx
    .insertInto('ratingRequests')
    .values({ id: work.newId(), ticketId, agentId, teamId, state: 'asked', ...times })
    .execute()
}

/** Most people are content; a few are not. */
const scores = [5, 5, 5, 5, 5, 5, 5, 4, 4, 4, 4, 3, 3, 2, 1]

export async function rateScene(work: Work, stage: Stage, ticket: TicketRow): Promise<void> {
  const { chance, plan, requester, slots } = stage
  const score = chance.pick(scores)
  const comments = phrases[plan.scenario.language].ratings[score - 1] ?? []
  const comment = chance.happens(0.6) ? told(chance.pick(comments), slots) : ''
  const details = await detailsOf(work, ticket, score)
  await work.tx
    .insertInto('ratings')
    .values({
      id: work.newId(),
      ticketId: ticket.id,
      personId: requester.id,
      score,
      comment,
      ...details,
      ratedAt: work.now(),
    })
    .execute()
  await recordEvent(work, {
    ticketId: ticket.id,
    type: 'ticket.rated',
    cause: { kind: 'import', personId: requester.id },
    changes: [{ field: 'rating', from: null, to: score }],
  })
}

/** By the ticket’s number rather than by chance, so that nothing else of the company changes. */
async function detailsOf(work: Work, ticket: TicketRow, score: number) {
  const reasons = await work.tx
    .selectFrom('ratingReasons')
    .select('id')
    .where('appliesTo', 'in', [score <= 3 ? 'low' : 'high', 'any'])
    .where('retiredAt', 'is', null)
    .orderBy('position')
    .execute()
  const { number, assigneeId: agentId, teamId } = ticket
  const reasonId = number % 3 === 0 ? null : (reasons[number % reasons.length]?.id ?? null)
  const effort = number % 2 === 0 ? Math.min(7, score + 1 + (number % 3)) : null
  return { agentId, teamId, reasonId, effort }
}
