import type { Work } from '../../kernel/context.ts'
import { found } from '../../kernel/errors.ts'
import { lockTicket, standingNumbers, type TicketRow } from '../../tickets/index.ts'
import type { SideConversationRow } from './schema.ts'

/** A side conversation and the ticket that it belongs to now, both locked, the ticket first as everybody does. */
export async function lockConversation(
  work: Work,
  id: string,
): Promise<{ conversation: SideConversationRow; ticket: TicketRow }> {
  const ticket = await lockTicket(work, await ticketNumberOf(work, id))
  const conversation = await work.tx
    .selectFrom('sideConversations')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return { conversation: found(conversation, 'Side conversation'), ticket }
}

/** The number of the ticket that a side conversation belongs to now, wherever its own was merged into. */
export async function ticketNumberOf(work: Work, id: string): Promise<number> {
  const row = await work.tx
    .selectFrom('sideConversations as s')
    .innerJoin('tickets as t', 't.id', 's.ticketId')
    .select('t.number')
    .where('s.id', '=', id)
    .executeTakeFirst()
  const { number } = found(row, 'Side conversation')
  return (await standingNumbers(work.tx, [number])).get(number) ?? number
}
