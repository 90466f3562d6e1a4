import type { Work } from '../kernel/context.ts'
import type { TicketFact } from './events.ts'

/** Lets everything follow that the composition root registered, in its order and in this transaction. */
export async function react(work: Work, fact: TicketFact): Promise<void> {
  for (const reaction of work.services.reactions) await reaction(work, fact)
}
