import type { Work } from '../../kernel/context.ts'
import type { TicketRow } from '../schema.ts'
import { whisper } from '../whisper.ts'

/** Lets browsers ask again for the waiting replies of a ticket, and its author's for the own ones. */
export async function tellReply(work: Work, ticket: TicketRow, reply: { agentId: string }): Promise<void> {
  await whisper(work.tx, ticket, { type: 'reply', number: ticket.number, authorId: reply.agentId })
}
