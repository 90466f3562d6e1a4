import type { Work } from '../../kernel/context.ts'
import { found } from '../../kernel/errors.ts'
import type { MessageRow, TicketRow } from '../../tickets/index.ts'

/** A message of a ticket that is in reach. */
export async function getMessageOf(work: Work, ticket: TicketRow, id: string): Promise<MessageRow> {
  const row = await work.tx
    .selectFrom('messages')
    .selectAll()
    .where('id', '=', id)
    .where('ticketId', '=', ticket.id)
    .executeTakeFirst()
  return found(row, 'Message')
}
