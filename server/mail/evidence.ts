import { sql } from 'kysely'
import type { InboxRow } from '../inboxes/index.ts'
import type { Work } from '../kernel/context.ts'
import type { Services } from '../kernel/services.ts'
import { standingNumbers } from '../tickets/index.ts'
import { forwardedTicketOf } from './asides.ts'
import {
  type KnownMessage,
  type ParsedMail,
  readMessageId,
  readReplyAddress,
  subjectHook,
  type ThreadEvidence,
  type ThreadTicket,
} from './reading/index.ts'

const maxReferences = 50

/** Everything the decision on a mail's ticket needs, read from the database. */
export async function gatherEvidence(
  work: Work,
  mail: ParsedMail,
  sender: string,
  inbox: Pick<InboxRow, 'id' | 'reopenWithinDays'>,
): Promise<ThreadEvidence> {
  const signedTicket = signedTicketOf(work.services, mail) ?? forwardedTicketOf(work, mail)
  const ids = [...new Set([mail.inReplyTo, ...mail.references.toReversed()])]
    .filter((id) => id !== undefined)
    .slice(0, maxReferences)
  const ownMessageIdTicket = await ownTicketOf(work, ids)
  const knownMessage = await findKnownMessage(work, ids, inbox.id)
  const hookTicket = subjectHook(mail.subject)
  const named = [signedTicket, ownMessageIdTicket, hookTicket].filter((one) => one !== undefined)
  // What was merged is gone on with where it is now.
  const standing = await standingNumbers(work.tx, named)
  const now = (number: number | undefined) => (number === undefined ? undefined : (standing.get(number) ?? number))
  const found = {
    signedTicket: now(signedTicket),
    ownMessageIdTicket: now(ownMessageIdTicket),
    hookTicket: now(hookTicket),
  }
  const numbers = [found.signedTicket, found.ownMessageIdTicket, knownMessage?.ticket, found.hookTicket].filter(
    (one) => one !== undefined,
  )
  const tickets = await readTickets(work, [...new Set(numbers)], inbox.reopenWithinDays)
  return { ...found, knownMessage, sender, subject: mail.subject, tickets }
}

function signedTicketOf(services: Services, mail: ParsedMail): number | undefined {
  const recipients = [
    ...mail.to.map(({ address }) => address),
    ...mail.cc.map(({ address }) => address),
    ...mail.deliveredTo,
  ]
  for (const address of recipients) {
    const read = readReplyAddress(address, services.key('reply-address'))
    if (read !== undefined) return read.ticket
  }
  return undefined
}

/** The ticket that the nearest of our own Message-IDs names; where that message is now, if it was moved since. */
async function ownTicketOf(work: Work, ids: string[]): Promise<number | undefined> {
  for (const id of ids) {
    const signed = readMessageId(id, work.services.key('message-id'))
    if (signed === undefined) continue
    const now = await work.tx
      .selectFrom('outgoingMails as o')
      .innerJoin('tickets as t', 't.id', 'o.ticketId')
      .select('t.number')
      .where('o.headerMessageId', '=', id)
      .executeTakeFirst()
    return now?.number ?? signed
  }
  return undefined
}

/**
 * The nearest of the named messages that some ticket holds, received or sent. A mail to two inboxes is in a ticket of
 * each: then the one of the receiving inbox.
 */
async function findKnownMessage(work: Work, ids: string[], inboxId: string): Promise<KnownMessage | undefined> {
  if (ids.length === 0) return undefined
  const { rows } = await sql<KnownMessage>`
    with named as (select * from unnest(${ids}::text[]) with ordinality as n (message_id, place)),
    hits as (
      select n.place, m.id, m.ticket_id, m.subject, m.from_address, m.to_addresses, m.cc_addresses, m.direction
      from named as n join messages as m on m.message_id = n.message_id
      union all
      select n.place, m.id, m.ticket_id, m.subject, m.from_address, m.to_addresses, m.cc_addresses, m.direction
      from named as n join outgoing_mails as o on o.header_message_id = n.message_id
      join messages as m on m.id = o.message_id
    )
    select t.number as ticket, h.subject,
      array(select lower(value ->> 'address') from jsonb_array_elements(h.to_addresses || h.cc_addresses)) as recipients,
      (h.direction = 'out' or exists (select 1 from ticket_participants as p
        where p.ticket_id = h.ticket_id and p.address = h.from_address)) as by_participant
    from hits as h join tickets as t on t.id = h.ticket_id
    order by (t.inbox_id is not distinct from ${inboxId}) desc, h.place, h.id desc limit 1`.execute(work.tx)
  return rows[0]
}

/** Everybody who takes part in `t`, by every address they have. */
const addressesOfCircle = sql`array(
  select p.address from ticket_participants as p where p.ticket_id = t.id
  union
  select i.value from identities as i where i.kind = 'email' and (i.person_id = t.requester_id or i.person_id in (
    select k.person_id from ticket_participants as p
    join identities as k on k.kind = 'email' and k.value = p.address
    where p.ticket_id = t.id)))`

async function readTickets(
  work: Work,
  numbers: number[],
  reopenWithinDays: number,
): Promise<Map<number, ThreadTicket>> {
  if (numbers.length === 0) return new Map()
  const limit = new Date(work.now().getTime() - reopenWithinDays * 86_400_000)
  const { rows } = await sql<ThreadTicket & { number: number }>`
    select t.number, t.subject,
      ${addressesOfCircle} as participants,
      array(select d.domain from organization_domains as d where d.organization_id = t.organization_id) as organization_domains,
      (t.status = 'closed' and t.closed_at < ${limit}) as closed_for_too_long
    from tickets as t where t.number = any(${numbers}::bigint[])`.execute(work.tx)
  return new Map(rows.map(({ number, ...ticket }) => [number, ticket]))
}
