import type { Work } from '../kernel/context.ts'
import { recordEvent, type TicketRow } from '../tickets/index.ts'
import { phrases } from './phrases.ts'
import { told } from './slots.ts'
import type { Stage } from './stage.ts'

/** Most people are content; a few are not. */
const scores = [5, 5, 5, 5, 5, 5, 5, 4, 4, 4, 4, 3, 3, 2, 1]

export async function rateScene(work: Work, stage: Stage, ticket: TicketRow): Promise<void> {
  const { chance, plan, requester, slots } = stage
  const score = chance.pick(scores)
  const comments = phrases[plan.scenario.language].ratings[score - 1] ?? []
  const comment = chance.happens(0.6) ? told(chance.pick(comments), slots) : ''
  await work.tx
    .insertInto('ratings')
    .values({ id: work.newId(), ticketId: ticket.id, personId: requester.id, score, comment, ratedAt: work.now() })
    .execute()
  await recordEvent(work, {
    ticketId: ticket.id,
    type: 'ticket.rated',
    cause: { kind: 'import', personId: requester.id },
    changes: [{ field: 'rating', from: null, to: score }],
  })
}
