import type { Readable } from 'node:stream'
import type { ImapFlow } from 'imapflow'
import type { Ctx, Work } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import { defaultMailLimits, type HeldMail, type IncomingMail, storeMail } from '../mail/index.ts'
import { isRefusal, type MailboxMail } from './mailbox.ts'

/** Where mails of a mailbox go. */
export interface Destination extends Pick<IncomingMail, 'isMuted' | 'importId'> {
  source: 'imap' | 'import'
  inboxId: string
  folder: string
}

/** Joins the transaction in which a mail is stored. */
export type Alongside = (work: Work) => Promise<void>

const chunkSize = 256 * 1024

/** Stores a mail that was fetched already, or streams it from the server. False when it is not there any more. */
export async function keepMail(
  ctx: Ctx,
  client: ImapFlow,
  to: Destination,
  mail: MailboxMail & { raw?: Buffer | undefined },
  alongside: Alongside,
): Promise<boolean> {
  if (mail.size > defaultMailLimits.messageBytes) {
    await holdMail(ctx, client, to, mail, { reason: 'too_large', error: tooLarge(mail, to) }, alongside)
    return true
  }
  const content = mail.raw ?? (await download(client, mail.uid))
  if (content === undefined) return false
  try {
    await storeMail(ctx, incoming(to, content), alongside)
  } catch (error) {
    if (!(error instanceof AppError) || !['too_large', 'invalid'].includes(error.code)) throw error
    const reason = error.code === 'too_large' ? 'too_large' : 'unfetchable'
    await holdMail(ctx, client, to, mail, { reason, error: error.message }, alongside)
  }
  return true
}

/** Records a mail that cannot be kept whole, with as much of it as the server gives. */
export async function holdMail(
  ctx: Ctx,
  client: ImapFlow,
  to: Destination,
  mail: MailboxMail,
  why: Pick<HeldMail, 'reason' | 'error'>,
  alongside: Alongside,
): Promise<void> {
  const { size, subject, from, messageId } = mail
  const head = (await fetchHead(client, mail.uid)) ?? headFrom(mail)
  const held = { ...why, size, glimpse: { subject, messageId, from } }
  await storeMail(ctx, { ...incoming(to, head), held }, alongside)
}

function incoming({ folder: _, ...to }: Destination, content: Readable | Buffer): IncomingMail {
  return { ...to, content, envelopeFrom: undefined, envelopeTo: [] }
}

async function download(client: ImapFlow, uid: number): Promise<Readable | undefined> {
  const { content } = await client.download(String(uid), undefined, { uid: true, chunkSize })
  return content
}

async function fetchHead(client: ImapFlow, uid: number): Promise<Buffer | undefined> {
  try {
    const mail = await client.fetchOne(String(uid), { headers: true }, { uid: true })
    return mail === false || mail.headers?.length === 0 ? undefined : mail.headers
  } catch (error) {
    // Of a mail that the server refuses, what it told before is enough.
    if (isRefusal(error)) return undefined
    throw error
  }
}

function headFrom({ from, subject, messageId, arrivedAt }: MailboxMail): Buffer {
  const lines = [
    `From: <${from}>`,
    `Subject: ${subject.replace(/[\r\n]+/g, ' ')}`,
    `Date: ${arrivedAt.toUTCString()}`,
    ...(messageId === undefined ? [] : [`Message-ID: <${messageId}>`]),
  ]
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`)
}

function tooLarge({ size }: MailboxMail, { folder }: Destination): string {
  const megabytes = (bytes: number) => Math.ceil(bytes / 1024 / 1024)
  const limit = megabytes(defaultMailLimits.messageBytes)
  return `It has ${megabytes(size)} MB, and at most ${limit} MB are taken. It is still in the folder ${folder}.`
}
