import { sql } from 'kysely'
import type { Work } from '../kernel/context.ts'
import type { NewMessage, TicketRow } from '../tickets/index.ts'
import { type ParsedMail, readReplyAddress } from './reading/index.ts'

/**
 * Whether a mail belongs beside the conversation with the requester: it answers something that was forwarded, or comes
 * from somebody whom the others do not know of. It is kept as a note, and its sender does not take part in the ticket.
 */
export async function isAside(work: Work, ticket: TicketRow, mail: ParsedMail, sender: string): Promise<boolean> {
  if (forwardedTicketOf(work, mail) !== undefined) return true
  return (await answersForward(work, ticket, mail)) || (await isUnknownToOthers(work, ticket, sender))
}

/** What was waited for from somebody else has come; apart from that, an answer on the side changes nothing. */
export function asideOf(message: NewMessage, ticket: TicketRow): NewMessage {
  const hasWaited = ticket.status === 'on_hold' && !message.isAutomatic
  return { ...message, kind: 'note', ...(hasWaited && { status: 'open' }) }
}

/** The ticket of a signed address that was given to the recipients of a forward. */
export function forwardedTicketOf(work: Work, { to, cc, deliveredTo }: ParsedMail): number | undefined {
  const secret = work.services.key('forward-address')
  const addresses = [...to, ...cc].map(({ address }) => address)
  for (const address of [...addresses, ...deliveredTo]) {
    const read = readReplyAddress(address, secret)
    if (read !== undefined) return read.ticket
  }
  return undefined
}

async function answersForward(work: Work, ticket: TicketRow, mail: ParsedMail): Promise<boolean> {
  const answered = mail.inReplyTo ?? mail.references.at(-1)
  if (answered === undefined) return false
  const row = await work.tx
    .selectFrom('outgoingMails as o')
    .innerJoin('messages as m', 'm.id', 'o.messageId')
    .select('m.id')
    .where('o.headerMessageId', '=', answered)
    .where('m.ticketId', '=', ticket.id)
    .where('m.kind', '=', 'note')
    .executeTakeFirst()
  return row !== undefined
}

/** Takes no part, yet was written to: by a forward, or by a blind copy. */
async function isUnknownToOthers(work: Work, ticket: TicketRow, sender: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from messages as m
    where m.ticket_id = ${ticket.id}
      and not exists (select 1 from ticket_participants as p where p.ticket_id = m.ticket_id and p.address = ${sender})
      and jsonb_path_exists(
        case when m.kind = 'note' then m.to_addresses || m.cc_addresses else '[]' end || m.bcc_addresses,
        '$[*] ? (@.address == $sender)', ${JSON.stringify({ sender })}::jsonb)
    limit 1`.execute(work.tx)
  return rows.length > 0
}
