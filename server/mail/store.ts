import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import type { StoredFile } from '../kernel/services.ts'
import { addJob } from '../platform/jobs.ts'
import { liveChannel } from '../tickets/index.ts'
import { Fingerprint, type MailGlimpse } from './fingerprint.ts'
import { inboxesFor } from './inbox-choice.ts'
import { defaultMailLimits } from './reading/index.ts'
import { type MailDecision, type MailReason, settleMail } from './settle.ts'

export interface IncomingMail {
  content: Readable | Buffer
  source: 'smtp' | 'cli' | 'api' | 'import' | 'imap'
  /** Undefined where no envelope was spoken; empty for the null return path. */
  envelopeFrom: string | undefined
  envelopeTo: string[]
  /** Address of the inbox it is for, when the deliverer says. */
  inbox?: string | undefined
  /** The inbox whose mailbox it lay in. */
  inboxId?: string
  /** Nobody is mailed about it. */
  isMuted?: boolean
  importId?: string
  /** Not read but quarantined at once: only a part of it could be kept. */
  held?: HeldMail
  /** Whom the SMTP door talked to; undefined when one of our own mail servers passed the mail on. */
  client?: { ip: string; name: string } | undefined
  /** Whoever handed it over and may act as this person. */
  deliveredBy?: string | undefined
}

export interface HeldMail extends Pick<MailDecision, 'error' | 'glimpse'> {
  reason: MailReason
  /** Of the whole mail. */
  size: number
}

/** A mail on disk that no row tells of yet. */
export interface KeptRaw {
  file: StoredFile
  glimpse: MailGlimpse
}

export interface StoredMail {
  id: string
  inboxId: string
  isNew: boolean
}

/**
 * Keeps a mail, raw and whole, before anybody is told that it arrived. The same mail again is only counted.
 * One mail to several inboxes is kept for each. `alongside` joins the transaction: what it writes is true if and only
 * if the mail is kept.
 */
export async function storeMail(
  ctx: Ctx,
  mail: IncomingMail,
  alongside: (work: Work) => Promise<void> = async () => undefined,
): Promise<StoredMail[]> {
  return recordMail(ctx, mail, await keepRaw(ctx, mail.content), alongside)
}

export async function keepRaw(ctx: Ctx, content: Readable | Buffer): Promise<KeptRaw> {
  const fingerprint = new Fingerprint()
  const file = await ctx.services.files.put(watched(content, fingerprint), {
    maxBytes: defaultMailLimits.messageBytes,
  })
  if (file.size === 0) throw new AppError('invalid', 'The mail is empty')
  return { file, glimpse: fingerprint.finish() }
}

export async function recordMail(
  ctx: Ctx,
  mail: Omit<IncomingMail, 'content'>,
  { file, glimpse }: KeptRaw,
  alongside: (work: Work) => Promise<void> = async () => undefined,
): Promise<StoredMail[]> {
  return transact(ctx, async (work) => {
    const inboxes = await inboxesFor(work.tx, mail, glimpse)
    const stored: StoredMail[] = []
    for (const inboxId of inboxes) stored.push(await insertMail(work, mail, { inboxId, file, glimpse }))
    await alongside(work)
    return stored
  })
}

function watched(content: Readable | Buffer, fingerprint: Fingerprint): Readable {
  const source = Buffer.isBuffer(content) ? Readable.from([content]) : content
  const tap = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      fingerprint.update(chunk)
      done(null, chunk)
    },
  })
  // A broken source breaks the tap, whose reader reports it.
  pipeline(source, tap).catch(() => undefined)
  return tap
}

async function insertMail(
  work: Work,
  mail: Omit<IncomingMail, 'content'>,
  { inboxId, file, glimpse }: KeptRaw & { inboxId: string },
): Promise<StoredMail> {
  const id = work.newId()
  const row = await work.tx
    .insertInto('receivedMails')
    .values({
      id,
      inboxId,
      source: mail.source,
      envelopeFrom: mail.envelopeFrom ?? null,
      envelopeTo: mail.envelopeTo,
      rawSha256: file.sha256,
      size: mail.held?.size ?? file.size,
      contentHash: glimpse.contentHash,
      isMuted: mail.isMuted ?? false,
      importId: mail.importId ?? null,
      clientIp: mail.client?.ip ?? null,
      clientName: mail.client?.name ?? null,
      deliveredBy: mail.deliveredBy ?? null,
      receivedAt: work.now(),
    })
    .onConflict((conflict) =>
      conflict.columns(['inboxId', 'contentHash']).doUpdateSet({ copies: sql`received_mails.copies + 1` }),
    )
    .returningAll()
    .executeTakeFirstOrThrow()
  const isNew = row.id === id
  if (isNew && mail.held !== undefined) await settleMail(work, row, { ...mail.held, outcome: 'quarantined' })
  if (isNew && mail.held === undefined) await wakeReader(work, inboxId)
  return { id: row.id, inboxId, isNew }
}

/** One job reads all that waits in an inbox, in order; a second one while it runs would find nothing to do. */
export async function wakeReader(work: Work, inboxId: string): Promise<void> {
  const name = `mail:read:${inboxId}`
  await addJob(work, 'mail:read', { inboxId }, { key: name, queue: name })
  await sql`select pg_notify(${liveChannel}, 'mail')`.execute(work.tx)
}
