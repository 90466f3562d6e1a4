import { findInbox } from '../inboxes/index.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { AppError, found, invalidField } from '../kernel/errors.ts'
import { lockTicket } from '../tickets/index.ts'
import { placeMail, senderOf } from './decide.ts'
import { getReceived } from './log.ts'
import { queueSending } from './outbox.ts'
import { readWaiting } from './read-waiting.ts'
import { type ParsedMail, readMail, UnreadableMailError } from './reading/index.ts'
import type { ReceivedMailRow } from './schema.ts'
import { settleMail } from './settle.ts'
import { wakeReader } from './store.ts'

/** Reads a quarantined or ignored mail once more, from its raw text. */
export async function retryMail(ctx: Ctx, id: string): Promise<void> {
  const { inboxId } = await getReceived(ctx, id)
  await transact(ctx, async (work) => {
    const mail = await lockUndone(work, id)
    await work.tx
      .updateTable('receivedMails')
      .set({ outcome: 'waiting', reason: '', error: null, decidedAt: null })
      .where('id', '=', mail.id)
      .execute()
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
    const decision = await placeMail(work, { received, mail, inbox, sender, isAuthenticated: false }, ticket)
    const glimpse = { subject: mail.subject, messageId: mail.messageId, from: sender.address }
    await settleMail(work, received, { ...decision, glimpse })
  })
}

export async function ignoreMail(ctx: Ctx, id: string): Promise<void> {
  await getReceived(ctx, id)
  await transact(ctx, async (work) => {
    const mail = await lockUndone(work, id)
    await settleMail(work, mail, { outcome: 'ignored', reason: 'by_hand' })
  })
}

/** Puts a mail that did not leave into the outbox again. */
export async function resendMail(ctx: Ctx, id: string): Promise<void> {
  await transact(ctx, async (work) => {
    const again = await work.tx
      .updateTable('outgoingMails')
      .set({ state: 'queued', attempts: 0, error: null })
      .where('id', '=', id)
      .where('state', 'in', ['failed', 'unknown', 'delayed'])
      .where('content', 'is not', null)
      .returning('id')
      .executeTakeFirst()
    if (again === undefined) throw new AppError('already_done', 'This mail has left, or waits to leave')
    await queueSending(work, id)
  })
}

/** Only what became no ticket can be decided again. */
async function lockUndone(work: Work, id: string): Promise<ReceivedMailRow> {
  const row = await work.tx.selectFrom('receivedMails').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  const mail = found(row, 'Mail')
  if (mail.outcome !== 'quarantined' && mail.outcome !== 'ignored') {
    throw new AppError('already_done', 'This mail already has its ticket, or is about to be read')
  }
  return mail
}

async function readOrExplain(raw: Buffer, from: string | null, to: string[]): Promise<ParsedMail> {
  try {
    return await readMail(raw, { from: from ?? undefined, to })
  } catch (error) {
    if (error instanceof UnreadableMailError) throw invalidField('id', 'unreadable', error.message)
    throw error
  }
}
