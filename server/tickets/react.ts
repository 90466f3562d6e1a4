import type { Work } from '../kernel/context.ts'
import type { TicketFact } from './events.ts'
import type { TicketRow } from './schema.ts'

/**
 * Lets everything follow that the composition root registered, in its order and in this transaction. Answers the ticket
 * as it is after that.
 */
export async function react(work: Work, fact: TicketFact): Promise<TicketRow> {
  for (const reaction of work.services.reactions) await reaction(work, fact)
  return fact.ticket
}
