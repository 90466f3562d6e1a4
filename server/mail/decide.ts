import { findInbox, type InboxRow, isOwnAddress } from '../inboxes/index.ts'
import type { Work } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import { findOrCreateRequester, type PersonRow } from '../people/index.ts'
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
import { clearSuppression, recordBounce } from './bounces.ts'
import { findCopyOn, linkToCopy } from './copies.ts'
import { gatherEvidence } from './evidence.ts'
import { type ForwardedCase, noteRemark, readForwardedCase } from './forwarded.ts'
import { messageFromMail, ticketFromMail } from './from-mail.ts'
import { isOwnLoop } from './loop.ts'
import { findProblemTicket, followProblem } from './problems.ts'
import { decideThread, loopHeader, type MailAddress, type ParsedMail, type ThreadDecision } from './reading/index.ts'
import type { ReceivedMailRow } from './schema.ts'
import type { MailDecision } from './settle.ts'

const maxParticipants = 100

type Thread = ThreadDecision | { kind: 'join'; ticket: number; reason: 'same_problem' }

export interface MailCase {
  received: ReceivedMailRow
  mail: ParsedMail
  inbox: InboxRow
  sender: MailAddress
  /** The sender is proven, so that an agent may act by this mail. */
  isAuthenticated: boolean
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
  const decision =
    ticket === undefined ? openByMail(work, mailCase, 'by_hand') : joinTicket(work, mailCase, ticket, 'by_hand')
  return { ...(await decision), reason: 'by_hand' }
}

/** Who wrote: RFC 5322 From, else Sender, else Reply-To. */
export function senderOf(mail: ParsedMail): MailAddress | undefined {
  return mail.from ?? mail.sender ?? mail.replyTo[0]
}

async function outcomeOf(
  work: Work,
  { received, mail, inbox }: Omit<MailCase, 'sender' | 'isAuthenticated'>,
  sender: MailAddress | undefined,
): Promise<MailDecision> {
  if (mail.bounce !== undefined) {
    const told = await recordBounce(work, mail.bounce, recipientsOf(received, mail))
    if (told !== undefined) return { outcome: 'ignored', reason: 'bounce_recorded', ...told }
  }
  if (sender === undefined) return { outcome: 'quarantined', reason: 'unknown_sender' }
  if (cameBack(work, mail)) return { outcome: 'ignored', reason: 'loop' }
  if (await isOwnAddress(work.tx, sender.address)) return { outcome: 'ignored', reason: 'from_own_address' }
  if (mail.automatic === undefined) await clearSuppression(work, sender.address)
  const mailCase = { received, mail, inbox, sender, isAuthenticated: isTrustedWay(received) }
  const thread = await threadOf(work, mailCase)
  const decision = thread.kind === 'join' ? await joinBy(work, mailCase, thread) : await openBy(work, mailCase, thread)
  await followProblemIn(work, mailCase, decision)
  return decision
}

/** Which ticket a mail belongs to; monitoring answers no mail, and is known by the problem it speaks of. */
async function threadOf(work: Work, { mail, sender, inbox }: MailCase): Promise<Thread> {
  const thread = decideThread(await gatherEvidence(work, mail, sender.address, inbox))
  if (thread.kind === 'join' || thread.why !== 'no_match' || mail.problem === undefined) return thread
  const ticket = await findProblemTicket(work, inbox.id, mail.problem)
  return ticket === undefined ? thread : { kind: 'join', ticket, reason: 'same_problem' }
}

async function joinBy(work: Work, mailCase: MailCase, thread: Thread & { kind: 'join' }): Promise<MailDecision> {
  const ticket = await lockTicket(work, thread.ticket)
  const known = await findCopyOn(work, ticket, mailCase.received)
  if (known !== undefined) {
    return { outcome: 'ignored', reason: 'on_ticket_already', ticketId: ticket.id, ticketMessageId: known }
  }
  return joinTicket(work, mailCase, ticket, thread.reason)
}

async function openBy(work: Work, mailCase: MailCase, thread: Thread & { kind: 'new' }): Promise<MailDecision> {
  const forwarded = await readForwardedCase(work, mailCase)
  if (forwarded !== undefined) return openForwarded(work, forwarded, thread)
  const opened = await openByMail(work, mailCase, thread.why === 'no_match' ? 'new_ticket' : thread.why)
  await linkToRelated(work, opened.ticket, thread, causeOf(mailCase, undefined))
  if (thread.why === 'no_match') await linkToCopy(work, opened.ticket, mailCase)
  return { ...opened, reason: thread.why }
}

async function openForwarded(
  work: Work,
  forwarded: ForwardedCase,
  thread: Thread & { kind: 'new' },
): Promise<MailDecision> {
  const cause = causeOf(forwarded, forwarded.forwarder)
  const opened = await openByMail(work, forwarded, 'forwarded', cause)
  await noteRemark(work, opened.ticket, forwarded, cause)
  if (thread.related !== undefined) {
    const related = await lockTicket(work, thread.related)
    await linkTickets(work, opened.ticket, related, { kind: 'related', reason: null }, cause)
  }
  return { ...opened, reason: 'forwarded' }
}

async function openByMail(
  work: Work,
  mailCase: MailCase,
  matchedBy: string,
  given?: Cause,
): Promise<MailDecision & { ticket: TicketRow }> {
  const requester = await requesterOf(work, mailCase)
  const draft = ticketFromMail(mailCase, requester)
  const message = await messageFromMail(work, mailCase, requester, matchedBy)
  const { ticket, message: first } = await openTicket(work, draft, message, given ?? causeOf(mailCase, requester))
  await addParticipants(work, ticket.id, await othersIn(work, mailCase))
  return { outcome: 'ticket_opened', reason: 'no_match', ticketId: ticket.id, ticketMessageId: first.id, ticket }
}

async function joinTicket(
  work: Work,
  mailCase: MailCase,
  ticket: TicketRow,
  matchedBy: MailDecision['reason'],
): Promise<MailDecision> {
  const author = await requesterOf(work, mailCase)
  const message = await messageFromMail(work, mailCase, author, matchedBy)
  const added = await addMessage(work, ticket, message, causeOf(mailCase, author))
  const others = await othersIn(work, mailCase)
  await addParticipants(work, ticket.id, [{ ...mailCase.sender, role: 'cc' }, ...others])
  return { outcome: 'reply_added', reason: matchedBy, ticketId: ticket.id, ticketMessageId: added.message.id }
}

async function followProblemIn(work: Work, mailCase: MailCase, { ticketId }: MailDecision): Promise<void> {
  const { mail, inbox } = mailCase
  if (mail.problem === undefined || ticketId === undefined) return
  await followProblem(work, inbox.id, mail.problem, ticketId, causeOf(mailCase, undefined))
}

/** Another desk's mark says only that a machine wrote it. */
function cameBack(work: Work, mail: ParsedMail): boolean {
  return (mail.headers.get(loopHeader) ?? []).some((mark) => isOwnLoop(mark, work.services))
}

/** Only who may use the API or the machine itself hands mail over this way. */
function isTrustedWay({ source }: ReceivedMailRow): boolean {
  return source === 'api' || source === 'cli'
}

function recipientsOf(received: ReceivedMailRow, mail: ParsedMail): string[] {
  return [...received.envelopeTo, ...mail.deliveredTo, ...mail.to.map(({ address }) => address)]
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
    if (await isOwnAddress(work.tx, address)) own.add(address)
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
