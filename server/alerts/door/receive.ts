import { sql } from 'kysely'
import type { AlertSourceKind } from '#contract/alert-sources.ts'
import { type Ctx, transact, type Work } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { hashSecret } from '../../kernel/signatures.ts'
import { addJob } from '../../platform/jobs.ts'
import { limitRate } from '../../platform/rate-limits.ts'
import { liveChannel } from '../../tickets/index.ts'

/** Of one source; a storm is answered with a time to come back at, and monitors do come back. */
const perMinute = 240
/** Of one address that knows no token. */
const guessesPerMinute = 30

export interface Arrival {
  kind: AlertSourceKind
  token: string
  /** Word for word, whatever it is. */
  body: string
}

/** Stores what a monitor tells, and answers then: what was answered is not lost. */
export async function receive(ctx: Ctx, { kind, token, body }: Arrival): Promise<string> {
  const query = ctx.db.selectFrom('alertSources').select('id').where('tokenHash', '=', hashSecret(token))
  const source = await query.where('kind', '=', kind).executeTakeFirst()
  if (source === undefined) {
    await limitRate(ctx, { key: `alert-guess:${ctx.ip ?? ''}`, max: guessesPerMinute, seconds: 60 })
    throw notFound('Source')
  }
  await limitRate(ctx, { key: `alerts:${source.id}`, max: perMinute, seconds: 60 })
  return transact(ctx, async (work) => {
    const id = work.newId()
    const now = work.now()
    await work.tx.insertInto('alertReceipts').values({ id, sourceId: source.id, body, receivedAt: now }).execute()
    await work.tx.updateTable('alertSources').set({ lastReceivedAt: now }).where('id', '=', source.id).execute()
    await queueReading(work, source.id, id)
    return id
  })
}

/** What one source tells is read in its order: the end comes after the beginning. */
export async function queueReading(work: Work, sourceId: string, id: string): Promise<void> {
  await addJob(work, 'alerts:read', { id }, { key: `alert-receipt:${id}`, queue: `alerts:${sourceId}` })
  await ring(work)
}

export async function ring(work: Work): Promise<void> {
  await sql`select pg_notify(${liveChannel}, 'integration')`.execute(work.tx)
}
