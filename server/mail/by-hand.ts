import { sql } from 'kysely'
import { findInbox } from '../inboxes/index.ts'
import { isAdmin } from '../kernel/actor.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { AppError, authorize, found, invalidField } from '../kernel/errors.ts'
import { liveChannel, lockTicket } from '../tickets/index.ts'
import { placeMail, senderOf } from './decide.ts'
import { recordDecision } from './decisions.ts'
import { domainOf, ignoreSender, listenAgain } from './ignored-senders/index.ts'
import { getReceived } from './log.ts'
import { readWaiting } from './read-waiting.ts'
import { type ParsedMail, readMail, UnreadableMailError } from './reading/index.ts'
import type { ReceivedMailRow } from './schema.ts'
import { type MailReason, settleMail } from './settle.ts'
import { wakeReader } from './store.ts'

/** Reads a quarantined or ignored mail once more, from its raw text. */
export async function retryMail(ctx: Ctx, id: string): Promise<void> {
  const { inboxId } = await getReceived(ctx, id)
  await transact(ctx, async (work) => {
    const mail = await lockUndone(work, id)
    await work.tx
      .updateTable('receivedMails')
      .set({ outcome: 'waiting', reason: '', error: null, filterNames: [], decidedAt: null, attempts: 0 })
      .where('id', '=', mail.id)
      .execute()
    await recordDecision(work, mail.id, { outcome: 'waiting', reason: 'retried' })
    await work.record({ action: 'mail.retried', subject: nameOf(mail) })
    // In case Mesa stops before it is read below.
    await wakeReader(work, inboxId)
  })
  await readWaiting(ctx, inboxId, { upTo: id })
}

/** Makes a ticket of a mail that has none, or adds it to one. */
export async function makeTicketOfMail(ctx: Ctx, id: string, ticketNumber: number | undefined): Promise<void> {
  const { rawSha256, envelopeFrom, envelopeTo } = await getReceived(ctx, id)
  const mail = await readOrExplain(await ctx.services.files.read(rawSha256), envelopeFrom, envelopeTo)
  const sender = senderOf(mail)
  if (sender === undefined) throw invalidField('id', 'no_sender', 'Nobody is named as the sender of this mail')
  await transact(ctx, async (work) => {
    const received = await lockUndone(work, id)
    const inbox = found(await findInbox(work.tx, received.inboxId), 'Inbox')
    const ticket = ticketNumber === undefined ? undefined : await lockTicket(work, ticketNumber)
    const decision = await placeMail(work, { received, mail, inbox, sender }, ticket)
    const glimpse = { subject: mail.subject, messageId: mail.messageId, from: sender.address }
    await settleMail(work, received, { ...decision, glimpse })
    const changes = ticketNumber === undefined ? [] : [{ field: 'ticket', from: null, to: ticketNumber }]
    await work.record({ action: 'mail.placed', subject: nameOf({ ...received, subject: mail.subject }), changes })
  })
}

/** How a mail is ignored: once, or with its sender from now on. */
export interface Ignoring {
  sender?: 'address' | 'domain' | undefined
  everywhere: boolean
}

/** An agent ignores an address in an inbox; only administrators shut out a domain, or somebody everywhere. */
export async function ignoreMail(ctx: Ctx, id: string, { sender, everywhere }: Ignoring): Promise<void> {
  const { inboxId, fromAddress } = await getReceived(ctx, id)
  const isWide = sender === 'domain' || (sender !== undefined && everywhere)
  authorize(!isWide || isAdmin(ctx.actor), 'ignore a whole domain, or a sender in all inboxes')
  if (sender !== undefined && !fromAddress.includes('@')) {
    throw invalidField('id', 'no_sender', 'Nobody is named as the sender of this mail')
  }
  await transact(ctx, async (work) => {
    const mail = await lockUndone(work, id)
    if (sender === undefined && mail.outcome === 'ignored') throw alreadyDone()
    await work.record({ action: 'mail.ignored', subject: nameOf(mail) })
    if (sender === undefined) return settleMail(work, mail, { outcome: 'ignored', reason: 'by_hand' })
    const value = sender === 'address' ? fromAddress : domainOf(fromAddress)
    const ignoredSenderId = await ignoreSender(work, value, everywhere ? null : inboxId)
    await settleMail(work, mail, { outcome: 'ignored', reason: 'ignored_sender', ignoredSenderId })
  })
}

/** The mail is again where it was before somebody ignored it; the sender, if it was ignored with it, is heard again. */
export async function undoIgnore(ctx: Ctx, id: string): Promise<void> {
  await getReceived(ctx, id)
  await transact(ctx, async (work) => {
    const mail = await lockUndone(work, id)
    const [last, before] = await lastDecisions(work, id)
    if (mail.outcome !== 'ignored' || last?.actorId == null || last.outcome !== 'ignored') throw alreadyDone()
    if (last.ignoredSenderId !== null) await listenAgain(work, last.ignoredSenderId)
    const wasUndone = before?.outcome === 'quarantined' || before?.outcome === 'ignored'
    const outcome = wasUndone ? (before.outcome as 'quarantined' | 'ignored') : 'quarantined'
    // Written by this program as one of its own reasons.
    const reason = wasUndone ? (before.reason as MailReason) : 'by_hand'
    await work.tx
      .updateTable('receivedMails')
      .set({ outcome, reason, error: before?.error ?? null, decidedAt: work.now() })
      .where('id', '=', id)
      .execute()
    await recordDecision(work, id, { outcome, reason, error: before?.error ?? null })
    await work.record({ action: 'mail.ignore_undone', subject: nameOf(mail) })
    await sql`select pg_notify(${liveChannel}, 'mail')`.execute(work.tx)
  })
}

/** Only what became no ticket can be decided again. */
async function lockUndone(work: Work, id: string): Promise<ReceivedMailRow> {
  const row = await work.tx.selectFrom('receivedMails').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  const mail = found(row, 'Mail')
  if (mail.outcome !== 'quarantined' && mail.outcome !== 'ignored') throw alreadyDone()
  return mail
}

function alreadyDone(): AppError {
  return new AppError(
    'already_done',
    'This was done already: the mail is ignored, has its ticket or is about to be read',
  )
}

async function lastDecisions(work: Work, receivedId: string) {
  return work.tx
    .selectFrom('mailDecisions')
    .select(['outcome', 'reason', 'error', 'actorId', 'ignoredSenderId'])
    .where('receivedId', '=', receivedId)
    .orderBy('id', 'desc')
    .limit(2)
    .execute()
}

/** As the audit log names a mail. */
function nameOf({ subject, fromAddress, id }: Pick<ReceivedMailRow, 'subject' | 'fromAddress' | 'id'>): string {
  return [subject || id, fromAddress && `<${fromAddress}>`].filter(Boolean).join(' ').slice(0, 500)
}

async function readOrExplain(raw: Buffer, from: string | null, to: string[]): Promise<ParsedMail> {
  try {
    return await readMail(raw, { from: from ?? undefined, to })
  } catch (error) {
    if (error instanceof UnreadableMailError) throw invalidField('id', 'unreadable', error.message)
    throw error
  }
}
