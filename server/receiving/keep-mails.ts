import type { ImapFlow } from 'imapflow'
import type { Ctx } from '../kernel/context.ts'
import { batchesOf, smallMailBytes } from './cursor.ts'
import { type Alongside, type Destination, holdMail, keepMail } from './keep-mail.ts'
import { fetchSources, isRefusal, type MailboxMail } from './mailbox.ts'
import type { Troubles } from './troubles.ts'

export interface Keeping {
  client: ImapFlow
  to: Destination
  troubles: Troubles
  signal: AbortSignal
  /** What is written with each mail. */
  alongside(mail: MailboxMail): Alongside
  /** A mail that went away before it could be fetched. */
  onGone(mail: MailboxMail): Promise<void>
}

/** Stores mails one after the other, in their order. Ends early when asked to. */
export async function keepMails(ctx: Ctx, keeping: Keeping, mails: MailboxMail[]): Promise<void> {
  for (const batch of batchesOf(mails)) {
    if (keeping.signal.aborted) return
    const raws = await fetchBatch(keeping.client, batch)
    for (const mail of batch) {
      if (keeping.signal.aborted) return
      await keepOne(ctx, keeping, { ...mail, raw: raws.get(mail.uid) })
    }
  }
}

/** What the server refuses as a whole is asked for one by one. */
async function fetchBatch(client: ImapFlow, batch: MailboxMail[]): Promise<Map<number, Buffer>> {
  if (batch.some(({ size }) => size > smallMailBytes)) return new Map()
  try {
    return await fetchSources(
      client,
      batch.map(({ uid }) => uid),
    )
  } catch (error) {
    if (isRefusal(error)) return new Map()
    throw error
  }
}

async function keepOne(ctx: Ctx, keeping: Keeping, mail: MailboxMail & { raw: Buffer | undefined }): Promise<void> {
  const { client, to, troubles } = keeping
  const alongside = keeping.alongside(mail)
  if (troubles.isHopeless(mail.uid)) {
    const error = `Its server does not hand it over: ${troubles.lastError(mail.uid)}`
    await holdMail(ctx, client, to, mail, { reason: 'unfetchable', error }, alongside)
    return
  }
  try {
    if (!(await keepMail(ctx, client, to, mail, alongside))) await keeping.onGone(mail)
  } catch (error) {
    if (!keeping.signal.aborted) troubles.note(mail.uid, error)
    throw error
  }
}
