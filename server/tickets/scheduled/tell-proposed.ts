import type { Work } from '../../kernel/context.ts'
import type { Cause } from '../events.ts'
import { react } from '../react.ts'
import { recordEvent } from '../record.ts'
import type { TicketRow } from '../schema.ts'
import { listSeniors } from './training.ts'

/** Tells the history that a reply waits for a senior, and the seniors. */
export async function tellProposed(work: Work, agentId: string, ticket: TicketRow): Promise<void> {
  const cause: Cause = { kind: 'person', personId: agentId }
  await recordEvent(work, { ticketId: ticket.id, type: 'reply.proposed', cause })
  await react(work, { type: 'reply.proposed', ticket, seniorIds: await listSeniors(work, agentId), cause })
}
