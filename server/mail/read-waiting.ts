import { sql } from 'kysely'
import { actingAs, type Ctx, type Tx, transact } from '../kernel/context.ts'
import { isPassing } from '../platform/passing.ts'
import { decideMail } from './decide.ts'
import { type ParsedMail, readMail, UnreadableMailError } from './reading/index.ts'
import type { ReceivedMailRow } from './schema.ts'
import { settleMail } from './settle.ts'
import { wakeReader } from './store.ts'

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
    await readOne(reader, next)
    last = next.id
  }
}

async function readOne(ctx: Ctx, mail: ReceivedMailRow): Promise<void> {
  const read = await tryToRead(ctx, mail)
  try {
    await transact(ctx, async (work) => {
      // Two readers of one inbox would put mails that answer each other in the wrong order.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`mail:read:${mail.inboxId}`}, 0))`.execute(work.tx)
      const row = await lockWaiting(work.tx, mail.id)
      if (row === undefined) return
      await settleMail(work, row, read instanceof Error ? unreadable(read) : await decideMail(work, row, read))
    })
  } catch (error) {
    if (isPassing(error)) throw error
    ctx.services.log.error({ err: error, receivedId: mail.id }, 'a mail could not be processed and is in quarantine')
    await quarantine(ctx, mail.id, error)
  }
}

/** Nothing of the failed attempt stands; only that it failed. */
async function quarantine(ctx: Ctx, id: string, error: unknown): Promise<void> {
  await transact(ctx, async (work) => {
    const row = await lockWaiting(work.tx, id)
    const message = error instanceof Error ? error.message : String(error)
    if (row !== undefined) await settleMail(work, row, { outcome: 'quarantined', reason: 'failed', error: message })
  })
}

async function tryToRead(ctx: Ctx, mail: ReceivedMailRow): Promise<ParsedMail | UnreadableMailError> {
  try {
    const raw = await ctx.services.files.read(mail.rawSha256)
    return await readMail(raw, {
      from: mail.envelopeFrom ?? undefined,
      to: mail.envelopeTo,
      receivedAt: mail.receivedAt,
    })
  } catch (error) {
    if (error instanceof UnreadableMailError) return error
    // A raw text that is gone, as after a restore without the files, must not hold up what came after it.
    if (isPassing(error)) throw error
    return new UnreadableMailError(error instanceof Error ? error.message : String(error))
  }
}

function unreadable(error: Error) {
  return { outcome: 'quarantined', reason: 'unreadable', error: error.message } as const
}

async function nextWaiting(ctx: Ctx, inboxId: string, after: string, upTo: string | undefined) {
  return ctx.db
    .selectFrom('receivedMails')
    .selectAll()
    .where('inboxId', '=', inboxId)
    .where('outcome', '=', 'waiting')
    .$if(after !== '', (query) => query.where('id', '>', after))
    .$if(upTo !== undefined, (query) => query.where('id', '<=', upTo ?? ''))
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
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
