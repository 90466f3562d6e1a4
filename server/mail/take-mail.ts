import { findInboxByAddress } from '../inboxes/index.ts'
import type { Work } from '../kernel/context.ts'
import { findOrCreateRequester, type PersonRow } from '../people/index.ts'
import {
  addMessage,
  addParticipants,
  type Cause,
  openTicket,
  type Participant,
  replaceRequester,
  type TicketRow,
} from '../tickets/index.ts'
import { asideOf, isAside } from './asides.ts'
import { isForged, isUnverified } from './authentication/trust.ts'
import type { MailCase } from './decide.ts'
import { type FilterStep, shapeTicket, tellFilters } from './filters/index.ts'
import { messageFromMail, ticketFromMail } from './from-mail.ts'
import type { MailAddress } from './reading/index.ts'
import type { MailDecision } from './settle.ts'

const maxParticipants = 100

interface Opening {
  /** Why it became a ticket of its own. */
  matchedBy: string
  filters?: FilterStep[]
  cause?: Cause
}

/** A ticket that a mail opens. */
export async function openByMail(
  work: Work,
  mailCase: MailCase,
  { matchedBy, filters: steps = [], cause }: Opening,
): Promise<MailDecision & { ticket: TicketRow }> {
  const author = await requesterOf(work, mailCase)
  const { draft, shapings } = await shapeTicket(work, ticketFromMail(mailCase, author), steps)
  const message = await messageFromMail(work, mailCase, author, matchedBy)
  const { ticket, message: first } = await openTicket(work, draft, message, cause ?? causeOf(mailCase, author))
  if (!isUnverified(mailCase.received, author)) await addParticipants(work, ticket.id, await othersIn(work, mailCase))
  await tellFilters(work, ticket, shapings)
  const filters = shapings.map(({ filter }) => filter)
  return {
    outcome: 'ticket_opened',
    reason: 'no_match',
    ticketId: ticket.id,
    ticketMessageId: first.id,
    ticket,
    filters,
  }
}

/** A message that a mail adds to a ticket. */
export async function joinTicket(
  work: Work,
  mailCase: MailCase,
  ticket: TicketRow,
  matchedBy: MailDecision['reason'],
): Promise<MailDecision> {
  const author = await requesterOf(work, mailCase)
  const message = await messageFromMail(work, mailCase, author, matchedBy)
  if (await isAside(work, ticket, mailCase.mail, mailCase.sender.address)) {
    const { message: aside } = await addMessage(work, ticket, asideOf(message, ticket), causeOf(mailCase, author))
    return { outcome: 'reply_added', reason: matchedBy, ticketId: ticket.id, ticketMessageId: aside.id }
  }
  const added = await addMessage(work, ticket, message, causeOf(mailCase, author))
  // Whoever only claims to be somebody brings nobody in: the next answer would be copied to them.
  if (!isUnverified(mailCase.received, author)) {
    const others = await othersIn(work, mailCase)
    if (author.id === ticket.requesterId) await replaceRequester(work, ticket.id, mailCase.sender)
    await addParticipants(work, ticket.id, [{ ...mailCase.sender, role: 'cc' }, ...others])
  }
  return { outcome: 'reply_added', reason: matchedBy, ticketId: ticket.id, ticketMessageId: added.message.id }
}

/** Who wrote a mail, known from now on. */
export async function requesterOf(work: Work, { sender, mail, inbox, received }: MailCase): Promise<PersonRow> {
  // The database's check holds the column to these words.
  const language = mail.spoken ?? (inbox.language as 'es')
  const makesOrganization = mail.automatic === undefined && !isForged(received)
  return findOrCreateRequester(work, { email: sender.address, name: sender.name, language, makesOrganization })
}

/**
 * Everybody else the mail was for. Mesa's own addresses are left out, and so are those it was delivered by; when none
 * of its recipients is known to be ours, they are taken for an alias of the inbox rather than for other people.
 */
export async function othersIn(work: Work, { mail, sender, received }: MailCase): Promise<Participant[]> {
  const ways = new Set([...received.envelopeTo, ...mail.deliveredTo].map((address) => address.toLowerCase()))
  const own = await ownAmong(work, [...mail.to, ...mail.cc])
  const isOurs = (address: string) => ways.has(address) || own.has(address)
  const isAlias = ![...mail.to, ...mail.cc].some(({ address }) => isOurs(address))
  return [...(isAlias ? [] : mail.to), ...mail.cc]
    .filter(({ address }) => address !== sender.address && !isOurs(address))
    .slice(0, maxParticipants)
    .map(({ address, name }) => ({ address, name, role: 'cc' as const }))
}

async function ownAmong(work: Work, people: MailAddress[]): Promise<Set<string>> {
  const own = new Set<string>()
  for (const { address } of people.slice(0, maxParticipants)) {
    if ((await findInboxByAddress(work.tx, address)) !== undefined) own.add(address)
  }
  return own
}

export function causeOf({ received, mail }: Pick<MailCase, 'received' | 'mail'>, person: PersonRow | undefined): Cause {
  if (received.isMuted) return { kind: 'import', personId: person?.id }
  return { kind: 'mail', receivedId: received.id, personId: person?.id, isAutomatic: mail.automatic !== undefined }
}
