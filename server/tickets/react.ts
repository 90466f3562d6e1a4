import type { Work } from '../kernel/context.ts'
import type { TicketFact } from './events.ts'
import type { TicketRow } from './schema.ts'

/**
 * Lets everything follow that the composition root registered, in its order and in this transaction. Reactions may
 * change the ticket in turn: the answer is the ticket as they left it.
 */
export async function react(work: Work, fact: TicketFact): Promise<TicketRow> {
  for (const reaction of work.services.reactions) await reaction(work, fact)
  return fact.ticket
}
