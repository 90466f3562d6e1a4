import { sql } from 'kysely'
import type { Language } from '#contract/common.ts'
import { defaultInbox, findInbox, type InboxRow } from '../inboxes/index.ts'
import type { Work } from '../kernel/context.ts'
import { findPerson, type PersonRow } from '../people/index.ts'
import type { TicketRow } from '../tickets/index.ts'
import { signLoopHeader } from './loop.ts'
import { bareSubject, loopHeader, signMessageId, signReplyAddress } from './reading/index.ts'

/** What every mail about one ticket is made of. */
export interface TicketMail {
  ticket: TicketRow
  inbox: InboxRow
  /** With the address that they write from on this ticket. */
  requester: PersonRow
  language: Language
  /** The signed address that brings the answer back to this ticket. */
  replyAddress: string
  headerMessageId: string
  subject: string
  inReplyTo: string | null
  references: string[]
}

const maxReferences = 20

/** Undefined when there is nobody to write to, or no inbox to write from. */
export async function beginTicketMail(work: Work, ticket: TicketRow): Promise<TicketMail | undefined> {
  const inbox = ticket.inboxId === null ? await defaultInbox(work.tx) : await findInbox(work.tx, ticket.inboxId)
  const requester = await requesterOn(work, ticket)
  if (inbox === undefined || requester === undefined) return undefined
  const domain = inbox.address.slice(inbox.address.indexOf('@') + 1)
  const earlier = await earlierIds(work, ticket.id)
  return {
    ticket,
    inbox,
    requester,
    // The database's check holds the column to these words.
    language: requester.language as Language,
    replyAddress: signReplyAddress(inbox.address, ticket.number, work.services.key('reply-address')),
    headerMessageId: signMessageId(ticket.number, work.newId(), domain, work.services.key('message-id')),
    subject: subjectWithHook(ticket, earlier.length > 0),
    inReplyTo: earlier.at(-1) ?? null,
    references: earlier,
  }
}

async function requesterOn(work: Work, ticket: TicketRow): Promise<PersonRow | undefined> {
  const person = await findPerson(work.tx, ticket.requesterId)
  const own = await work.tx
    .selectFrom('ticketParticipants as p')
    .innerJoin('identities as i', (join) => join.on('i.kind', '=', 'email').onRef('i.value', '=', 'p.address'))
    .select('p.address')
    .where('p.ticketId', '=', ticket.id)
    .where('p.role', '=', 'requester')
    .where('i.personId', '=', ticket.requesterId)
    .executeTakeFirst()
  return person && { ...person, email: own?.address ?? person.email }
}

/** Headers that keep machines from answering a machine (RFC 3834), and our own mark to know them by. */
export function automaticHeaders(work: Work): Record<string, string> {
  return {
    'Auto-Submitted': 'auto-replied',
    'X-Auto-Response-Suppress': 'All',
    Precedence: 'bulk',
    [loopHeader]: signLoopHeader(work.services),
  }
}

/** The subject with its ticket's number in it, wherever somebody put that. */
export function withHook(subject: string, { number }: Pick<TicketRow, 'number'>): string {
  return subject.includes(`[#${number}]`) ? subject : `${subject} [#${number}]`.trim()
}

function subjectWithHook(ticket: TicketRow, isAnswer: boolean): string {
  const subject = bareSubject(ticket.subject) || ticket.subject
  return `${isAnswer ? 'Re: ' : ''}${subject} [#${ticket.number}]`
}

/** Message-IDs of the conversation so far, oldest first; the first one and the newest ones when there are many. */
async function earlierIds(work: Work, ticketId: string): Promise<string[]> {
  const { rows } = await sql<{ messageId: string }>`
    select coalesce(m.message_id, o.header_message_id) as message_id
    from messages as m
    left join outgoing_mails as o on o.message_id = m.id
    where m.ticket_id = ${ticketId} and m.kind <> 'note' and coalesce(m.message_id, o.header_message_id) is not null
    order by m.id`.execute(work.tx)
  const ids = rows.map(({ messageId }) => messageId)
  return ids.length <= maxReferences ? ids : [...ids.slice(0, 1), ...ids.slice(1 - maxReferences)]
}
