import { findInbox, findInboxByAddress, type InboxRow, isOwnAddress } from '../inboxes/index.ts'
import type { Work } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import { findOrCreateRequester, type PersonRow } from '../people/index.ts'
import { noteProofMail } from '../sending/index.ts'
import {
  addMessage,
  addParticipants,
  type Cause,
  linkTickets,
  lockTicket,
  openTicket,
  type Participant,
  type TicketRow,
} from '../tickets/index.ts'
import { decideAgentMail } from './agents/decide-agent-mail.ts'
import { asideOf, isAside } from './asides.ts'
import { isUnverified } from './authentication/trust.ts'
import { recordBounce } from './bounces.ts'
import { gatherEvidence } from './evidence.ts'
import { askFilters, type FilterStep, refusalIn, shapeTicket, tellFilters, toldOnly } from './filters/index.ts'
import { messageFromMail, ticketFromMail } from './from-mail.ts'
import { isIgnoredSender } from './ignored-senders/index.ts'
import { decideThread, loopHeader, type MailAddress, type ParsedMail, type ThreadDecision } from './reading/index.ts'
import type { ReceivedMailRow } from './schema.ts'
import type { MailDecision } from './settle.ts'

const maxParticipants = 100

export interface MailCase {
  received: ReceivedMailRow
  mail: ParsedMail
  inbox: InboxRow
  sender: MailAddress
}

/** Decides what becomes of a mail, and does it. */
export async function decideMail(work: Work, received: ReceivedMailRow, mail: ParsedMail): Promise<MailDecision> {
  const inbox = found(await findInbox(work.tx, received.inboxId), 'Inbox')
  const sender = senderOf(mail)
  const glimpse = { subject: mail.subject, messageId: mail.messageId, from: sender?.address ?? '' }
  const decision = await outcomeOf(work, { received, mail, inbox }, sender)
  return { ...decision, glimpse }
}

/** An agent takes a mail out of quarantine, into a ticket of its own or an existing one. */
export async function placeMail(work: Work, mailCase: MailCase, ticket: TicketRow | undefined): Promise<MailDecision> {
  const decision = ticket === undefined ? openByMail(work, mailCase) : joinTicket(work, mailCase, ticket, 'by_hand')
  return { ...(await decision), reason: 'by_hand' }
}

/** Who wrote: RFC 5322 From, else Sender, else Reply-To. */
export function senderOf(mail: ParsedMail): MailAddress | undefined {
  return mail.from ?? mail.sender ?? mail.replyTo[0]
}

async function outcomeOf(
  work: Work,
  { received, mail, inbox }: Omit<MailCase, 'sender'>,
  sender: MailAddress | undefined,
): Promise<MailDecision> {
  if (await noteProofMail(work, mail)) return { outcome: 'ignored', reason: 'proof' }
  if (mail.bounce !== undefined) {
    const told = await recordBounce(work, mail.bounce)
    if (told !== undefined) return { outcome: 'ignored', reason: 'bounce_recorded', ...told }
  }
  if (sender === undefined) return { outcome: 'quarantined', reason: 'unknown_sender' }
  if (mail.headers.has(loopHeader)) return { outcome: 'ignored', reason: 'loop' }
  if (await isOwnAddress(work.tx, sender.address)) return { outcome: 'ignored', reason: 'from_own_address' }
  if (await isIgnoredSender(work.tx, sender.address, inbox.id)) return { outcome: 'ignored', reason: 'ignored_sender' }
  const filters = await askFilters(work, mail, received)
  const refusal = refusalIn(filters)
  if (refusal !== undefined) return { outcome: refusal, reason: 'filter', filters: toldOnly(filters, true) }
  const mailCase = { received, mail, inbox, sender }
  const byAgent = await decideAgentMail(work, mailCase)
  if (byAgent !== undefined) return byAgent
  const evidence = await gatherEvidence(work, mail, sender.address, inbox.reopenWithinDays)
  const thread = decideThread(evidence)
  if (thread.kind === 'join') {
    const joined = await joinTicket(work, mailCase, await lockTicket(work, thread.ticket), thread.reason)
    return { ...joined, filters: toldOnly(filters, false) }
  }
  const opened = await openByMail(work, mailCase, filters)
  await linkToRelated(work, opened.ticket, thread, causeOf(mailCase, undefined))
  return { ...opened, reason: thread.why }
}

async function openByMail(
  work: Work,
  mailCase: MailCase,
  steps: FilterStep[] = [],
): Promise<MailDecision & { ticket: TicketRow }> {
  const author = await requesterOf(work, mailCase)
  const { draft, shapings } = await shapeTicket(work, ticketFromMail(mailCase, author), steps)
  const message = await messageFromMail(work, mailCase, author, 'new_ticket')
  const { ticket, message: first } = await openTicket(work, draft, message, causeOf(mailCase, author))
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

async function joinTicket(
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
    await addParticipants(work, ticket.id, [{ ...mailCase.sender, role: 'cc' }, ...others])
  }
  return { outcome: 'reply_added', reason: matchedBy, ticketId: ticket.id, ticketMessageId: added.message.id }
}

async function requesterOf(work: Work, { sender, mail, inbox }: MailCase): Promise<PersonRow> {
  // The database's check holds the column to these words.
  const language = mail.spoken ?? (inbox.language as 'es')
  return findOrCreateRequester(work, { email: sender.address, name: sender.name, language })
}

/**
 * Everybody else the mail was for. Mesa's own addresses are left out, and so are those it was delivered by; when none
 * of its recipients is known to be ours, they are taken for an alias of the inbox rather than for other people.
 */
async function othersIn(work: Work, { mail, sender, received }: MailCase): Promise<Participant[]> {
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

async function linkToRelated(work: Work, ticket: TicketRow, thread: ThreadDecision, cause: Cause): Promise<void> {
  if (thread.kind !== 'new' || thread.related === undefined) return
  const related = await lockTicket(work, thread.related)
  const kind = thread.why === 'closed_too_long' ? 'follow_up' : 'related'
  await linkTickets(work, ticket, related, { kind, reason: thread.why }, cause)
}

function causeOf({ received, mail }: Pick<MailCase, 'received' | 'mail'>, person: PersonRow | undefined): Cause {
  if (received.isMuted) return { kind: 'import', personId: person?.id }
  return { kind: 'mail', receivedId: received.id, personId: person?.id, isAutomatic: mail.automatic !== undefined }
}
