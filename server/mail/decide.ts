import { findInbox, type InboxRow, isOwnAddress } from '../inboxes/index.ts'
import type { Work } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import { noteProofMail } from '../sending/index.ts'
import { type Cause, linkTickets, lockTicket, standingNumbers, type TicketRow } from '../tickets/index.ts'
import { decideAgentMail } from './agents/decide-agent-mail.ts'
import { isForged } from './authentication/trust.ts'
import { recordBounce } from './bounces.ts'
import { findCopyOn, linkToCopy } from './copies.ts'
import { gatherEvidence } from './evidence.ts'
import { askFilters, type FilterStep, refusalIn, toldOnly } from './filters/index.ts'
import { type ForwardedCase, noteRemark, readForwardedCase } from './forwarded.ts'
import { isIgnoredSender } from './ignored-senders/index.ts'
import { isOwnLoop } from './loop.ts'
import { findProblemTicket, followProblem } from './problems.ts'
import { decideThread, loopHeader, type MailAddress, type ParsedMail, type ThreadDecision } from './reading/index.ts'
import type { ReceivedMailRow } from './schema.ts'
import type { MailDecision } from './settle.ts'
import { joinSideConversation } from './side-conversations/arrive.ts'
import { liftSuppression } from './suppressed.ts'
import { causeOf, joinTicket, openByMail } from './take-mail.ts'

type Thread = ThreadDecision | { kind: 'join'; ticket: number; reason: 'same_problem' }

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
  const decision =
    ticket === undefined
      ? openByMail(work, mailCase, { matchedBy: 'by_hand' })
      : joinTicket(work, mailCase, ticket, 'by_hand')
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
    const told = await recordBounce(work, mail.bounce, recipientsOf(received, mail))
    if (told !== undefined) return { outcome: 'ignored', reason: 'bounce_recorded', ...told }
  }
  if (sender === undefined) return { outcome: 'quarantined', reason: 'unknown_sender' }
  if (cameBack(work, mail)) return { outcome: 'ignored', reason: 'loop' }
  if (await isOwnAddress(work.tx, sender.address)) return { outcome: 'ignored', reason: 'from_own_address' }
  if (await isIgnoredSender(work.tx, sender.address, inbox.id)) return { outcome: 'ignored', reason: 'ignored_sender' }
  const filters = await askFilters(work, mail, received)
  const refusal = refusalIn(filters)
  if (refusal !== undefined) return { outcome: refusal, reason: 'filter', filters: toldOnly(filters, true) }
  // Whoever writes from an address can be written to there again.
  if (mail.automatic === undefined && !isForged(received)) await liftSuppression(work, sender.address)
  return placeByThread(work, { received, mail, inbox, sender }, filters)
}

async function placeByThread(work: Work, mailCase: MailCase, filters: FilterStep[]): Promise<MailDecision> {
  const beside = await joinSideConversation(work, mailCase)
  if (beside !== undefined) return { ...beside, filters: toldOnly(filters, false) }
  const byAgent = await decideAgentMail(work, mailCase)
  if (byAgent !== undefined) return byAgent
  const thread = await threadOf(work, mailCase)
  const decision =
    thread.kind === 'join'
      ? { ...(await joinBy(work, mailCase, thread)), filters: toldOnly(filters, false) }
      : await openBy(work, mailCase, thread, filters)
  await followProblemIn(work, mailCase, decision)
  return decision
}

/** Which ticket a mail belongs to; monitoring answers no mail, and is known by the problem it speaks of. */
async function threadOf(work: Work, { mail, sender, inbox }: MailCase): Promise<Thread> {
  const thread = decideThread(await gatherEvidence(work, mail, sender.address, inbox))
  if (thread.kind === 'join' || thread.why !== 'no_match' || mail.problem === undefined) return thread
  const ticket = await findProblemTicket(work, inbox.id, mail.problem)
  if (ticket === undefined) return thread
  const standing = (await standingNumbers(work.tx, [ticket])).get(ticket) ?? ticket
  return { kind: 'join', ticket: standing, reason: 'same_problem' }
}

async function joinBy(work: Work, mailCase: MailCase, thread: Thread & { kind: 'join' }): Promise<MailDecision> {
  const ticket = await lockTicket(work, thread.ticket)
  const known = await findCopyOn(work, ticket, mailCase.received)
  if (known !== undefined) {
    return { outcome: 'ignored', reason: 'on_ticket_already', ticketId: ticket.id, ticketMessageId: known }
  }
  return joinTicket(work, mailCase, ticket, thread.reason)
}

async function openBy(
  work: Work,
  mailCase: MailCase,
  thread: Thread & { kind: 'new' },
  filters: FilterStep[],
): Promise<MailDecision> {
  const forwarded = await readForwardedCase(work, mailCase)
  if (forwarded !== undefined) return openForwarded(work, forwarded, thread, filters)
  const matchedBy = thread.why === 'no_match' ? 'new_ticket' : thread.why
  const opened = await openByMail(work, mailCase, { matchedBy, filters })
  await linkToRelated(work, opened.ticket, thread, causeOf(mailCase, undefined))
  if (thread.why === 'no_match') await linkToCopy(work, opened.ticket, mailCase)
  return { ...opened, reason: thread.why }
}

async function openForwarded(
  work: Work,
  forwarded: ForwardedCase,
  thread: Thread & { kind: 'new' },
  filters: FilterStep[],
): Promise<MailDecision> {
  const cause = causeOf(forwarded, forwarded.forwarder)
  const opened = await openByMail(work, forwarded, { matchedBy: 'forwarded', cause, filters })
  await noteRemark(work, opened.ticket, forwarded, cause)
  if (thread.related !== undefined) {
    const related = await lockTicket(work, thread.related)
    await linkTickets(work, opened.ticket, related, { kind: 'related', reason: null }, cause)
  }
  return { ...opened, reason: 'forwarded' }
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

function recipientsOf(received: ReceivedMailRow, mail: ParsedMail): string[] {
  return [...received.envelopeTo, ...mail.deliveredTo, ...mail.to.map(({ address }) => address)]
}

async function linkToRelated(work: Work, ticket: TicketRow, thread: ThreadDecision, cause: Cause): Promise<void> {
  if (thread.kind !== 'new' || thread.related === undefined) return
  const related = await lockTicket(work, thread.related)
  const kind = thread.why === 'closed_too_long' ? 'follow_up' : 'related'
  await linkTickets(work, ticket, related, { kind, reason: thread.why }, cause)
}
