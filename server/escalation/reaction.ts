import type { Work } from '../kernel/context.ts'
import type { TicketFact } from '../tickets/index.ts'
import { planTicket } from './plan.ts'

/** Plans anew whenever the clocks of a ticket have moved, in that transaction. Registered at the composition root. */
export async function escalationReaction(work: Work, fact: TicketFact): Promise<void> {
  if (fact.type === 'clocks.moved') await planTicket(work, fact.ticket.id)
}
