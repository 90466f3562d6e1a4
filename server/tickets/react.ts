import type { Work } from '../kernel/context.ts'
import type { TicketFact } from './events.ts'
import type { TicketRow } from './schema.ts'

/**
 * Lets everything follow that the composition root registered, in its order and in this transaction. Reactions may
 * change the ticket in turn: the answer is the ticket as they left it, and what the fact tells stays what it was.
 */
export async function react(work: Work, fact: TicketFact): Promise<TicketRow> {
  for (const reaction of work.services.reactions) await reaction(work, fact)
  const { id, version } = fact.ticket
  const later = await work.tx
    .selectFrom('tickets')
    .selectAll()
    .where('id', '=', id)
    .where('version', '>', version)
    .executeTakeFirst()
  return later ?? fact.ticket
}
