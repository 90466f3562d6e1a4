import type { Work } from '../kernel/context.ts'
import { linkTickets, lockTicket, type TicketRow } from '../tickets/index.ts'
import type { MailCase } from './decide.ts'
import type { ReceivedMailRow } from './schema.ts'

/** The message that the very same mail, received by another inbox, already is on a ticket. */
export async function findCopyOn(
  work: Work,
  ticket: TicketRow,
  received: Pick<ReceivedMailRow, 'id' | 'contentHash'>,
): Promise<string | undefined> {
  const row = await work.tx
    .selectFrom('messages as m')
    .innerJoin('receivedMails as r', 'r.id', 'm.receivedId')
    .select('m.id')
    .where('m.ticketId', '=', ticket.id)
    .where('r.contentHash', '=', received.contentHash)
    .where('r.id', '<>', received.id)
    .executeTakeFirst()
  return row?.id
}

/** One mail to two inboxes opens a ticket in each; both say so. */
export async function linkToCopy(work: Work, ticket: TicketRow, { received }: MailCase): Promise<void> {
  const copy = await work.tx
    .selectFrom('receivedMails as r')
    .innerJoin('tickets as t', 't.id', 'r.ticketId')
    .select('t.number')
    .where('r.contentHash', '=', received.contentHash)
    .where('r.id', '<>', received.id)
    .where('r.outcome', '=', 'ticket_opened')
    .orderBy('r.id')
    .executeTakeFirst()
  if (copy === undefined) return
  const other = await lockTicket(work, copy.number)
  const cause = { kind: 'mail', receivedId: received.id, personId: undefined, isAutomatic: false } as const
  await linkTickets(work, ticket, other, { kind: 'related', reason: 'other_inbox' }, cause)
}
