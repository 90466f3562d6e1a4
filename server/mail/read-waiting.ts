import { sql } from 'kysely'
import type { MailAuthentication } from '#contract/mail-authentication.ts'
import { findInbox } from '../inboxes/index.ts'
import { actingAs, type Ctx, type Tx, transact } from '../kernel/context.ts'
import { isPassing } from '../platform/passing.ts'
import { checkMail } from './authentication/check-mail.ts'
import { decideMail } from './decide.ts'
import { type ParsedMail, readMail, UnreadableMailError } from './reading/index.ts'
import type { ReceivedMailRow } from './schema.ts'
import { settleMail } from './settle.ts'
import { wakeReader } from './store.ts'

/** Whoever is read a third time has ended its reader twice. */
const maxAttempts = 2

interface Until {
  /** The last mail to read. */
  upTo?: string
  /** Aborted when Mesa stops: what is left is read when it starts again. */
  signal?: AbortSignal | undefined
}

/**
 * Reads what waits in an inbox, in the order of arrival. Each mail is decided in a transaction of its own; one that
 * breaks is quarantined and the next one read.
 */
export async function readWaiting(ctx: Ctx, inboxId: string, { upTo, signal }: Until = {}): Promise<void> {
  const reader = actingAs(ctx, { kind: 'system', job: 'mail:read' })
  let last = ''
  for (;;) {
    const next = await nextWaiting(reader, inboxId, last, upTo)
    if (next === undefined) return
    if (signal?.aborted === true) return transact(reader, (work) => wakeReader(work, inboxId))
    try {
      await readOne(reader, next)
    } catch (error) {
      if (upTo === undefined) await uncountAttempt(reader, next)
      throw error
    }
    last = next.id
  }
}

async function readOne(ctx: Ctx, mail: ReceivedMailRow): Promise<void> {
  if (mail.attempts > maxAttempts) return quarantine(ctx, mail.id, 'ended_reader')
  try {
    const read = await tryToRead(ctx, mail)
    const authentication = read instanceof Error ? undefined : await authenticationOf(ctx, mail, read)
    await transact(ctx, async (work) => {
      // Two readers of one inbox would put mails that answer each other in the wrong order.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`mail:read:${mail.inboxId}`}, 0))`.execute(work.tx)
      const row = await lockWaiting(work.tx, mail.id)
      if (row === undefined) return
      const known = authentication === undefined ? row : await keepAuthentication(work.tx, row.id, authentication)
      await settleMail(work, known, read instanceof Error ? unreadable(read) : await decideMail(work, known, read.mail))
    })
  } catch (error) {
    if (isPassing(error)) throw error
    ctx.services.log.error({ err: error, receivedId: mail.id }, 'a mail could not be processed and is in quarantine')
    await quarantine(ctx, mail.id, 'failed', error)
  }
}

/** Nothing of the failed attempt stands; only that it failed. */
async function quarantine(ctx: Ctx, id: string, reason: 'failed' | 'ended_reader', error?: unknown): Promise<void> {
  await transact(ctx, async (work) => {
    const row = await lockWaiting(work.tx, id)
    const message = error instanceof Error ? error.message : error === undefined ? undefined : String(error)
    if (row === undefined) return
    await settleMail(work, row, { outcome: 'quarantined', reason, ...(message !== undefined && { error: message }) })
  })
}

interface Read {
  raw: Buffer
  mail: ParsedMail
}

async function tryToRead(ctx: Ctx, mail: ReceivedMailRow): Promise<Read | UnreadableMailError> {
  try {
    const raw = await ctx.services.files.read(mail.rawSha256)
    const { envelopeFrom, envelopeTo: to, receivedAt } = mail
    return { raw, mail: await readMail(raw, { from: envelopeFrom ?? undefined, to, receivedAt }) }
  } catch (error) {
    if (error instanceof UnreadableMailError) return error
    // A raw text that is gone, as after a restore without the files, must not hold up what came after it.
    if (isPassing(error)) throw error
    return new UnreadableMailError(error instanceof Error ? error.message : String(error))
  }
}

/** What was once found out stands: signatures do not outlive their keys. */
async function authenticationOf(ctx: Ctx, received: ReceivedMailRow, { raw, mail }: Read) {
  if (received.isMuted || received.authentication !== null) return undefined
  const inbox = mail.headers.has('authentication-results') ? await findInbox(ctx.db, received.inboxId) : undefined
  return checkMail(ctx.services.dns, { received, raw, mail, trustedServers: inbox?.trustedServers ?? [] })
}

async function keepAuthentication(tx: Tx, id: string, authentication: MailAuthentication): Promise<ReceivedMailRow> {
  return tx
    .updateTable('receivedMails')
    .set({ authentication: JSON.stringify(authentication) })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

function unreadable(error: Error) {
  return { outcome: 'quarantined', reason: 'unreadable', error: error.message } as const
}

async function nextWaiting(ctx: Ctx, inboxId: string, after: string, upTo: string | undefined) {
  const next = await ctx.db
    .selectFrom('receivedMails')
    .selectAll()
    .where('inboxId', '=', inboxId)
    .where('outcome', '=', 'waiting')
    .$if(after !== '', (query) => query.where('id', '>', after))
    .$if(upTo !== undefined, (query) => query.where('id', '<=', upTo ?? ''))
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  // Only the job counts: there is one for each inbox, while those who wait for their own mail may read side by side.
  return next === undefined || upTo !== undefined ? next : countAttempt(ctx, next)
}

/** Counts the attempt before it is made: a mail that ends the process must not be read for ever. */
async function countAttempt(ctx: Ctx, mail: ReceivedMailRow): Promise<ReceivedMailRow> {
  const attempts = mail.attempts + 1
  // It only has to outlive this process, not the database: no need to wait for the disk.
  await ctx.db
    .updateTable('receivedMails')
    .set({ attempts })
    .where('id', '=', mail.id)
    .where(sql<boolean>`set_config('synchronous_commit', 'off', true) is not null`)
    .execute()
  return { ...mail, attempts }
}

/** A failure of the surroundings is not the mail's; when not even this can be written, one attempt is lost. */
async function uncountAttempt(ctx: Ctx, mail: ReceivedMailRow): Promise<void> {
  await ctx.db
    .updateTable('receivedMails')
    .set({ attempts: Math.max(mail.attempts - 1, 0) })
    .where('id', '=', mail.id)
    .execute()
    .catch(() => undefined)
}

async function lockWaiting(tx: Tx, id: string) {
  return tx
    .selectFrom('receivedMails')
    .selectAll()
    .where('id', '=', id)
    .where('outcome', '=', 'waiting')
    .forUpdate()
    .executeTakeFirst()
}
