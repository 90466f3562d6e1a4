import { sql } from 'kysely'
import { mostHookBytes } from '#contract/hooks.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { AppError, notFound } from '../kernel/errors.ts'
import { hashSecret } from '../kernel/signatures.ts'
import { addJob } from '../platform/jobs.ts'
import { limitRate } from '../platform/rate-limits.ts'
import { liveChannel } from '../tickets/index.ts'

/** Of one hook; a storm of alerts is answered with a time to come back at, not dropped. */
const perMinute = 240
/** Of one address that knows no hook. */
const guessesPerMinute = 30

/** Stores what a program brings, and answers then: what was answered is not lost. */
export async function receive(ctx: Ctx, token: string, body: unknown): Promise<string> {
  const query = ctx.db.selectFrom('hooks').select('id').where('tokenHash', '=', hashSecret(token))
  const hook = await query.executeTakeFirst()
  if (hook === undefined) {
    await limitRate(ctx, { key: `hook-guess:${ctx.ip ?? ''}`, max: guessesPerMinute, seconds: 60 })
    throw notFound('Hook')
  }
  await limitRate(ctx, { key: `hook:${hook.id}`, max: perMinute, seconds: 60 })
  const text = JSON.stringify(body ?? null)
  if (Buffer.byteLength(text) > mostHookBytes) throw new AppError('too_large', `A hook takes ${mostHookBytes} bytes`)
  return transact(ctx, async (work) => {
    const id = work.newId()
    const values = { id, hookId: hook.id, body: text, receivedAt: work.now() }
    await work.tx.insertInto('hookReceipts').values(values).execute()
    await work.tx.updateTable('hooks').set({ lastReceivedAt: work.now() }).where('id', '=', hook.id).execute()
    await queueReading(work, hook.id, id)
    return id
  })
}

/** What arrives by one hook is read in its order, one after the other: the second finds the ticket of the first. */
export async function queueReading(work: Work, hookId: string, id: string): Promise<void> {
  await addJob(work, 'hooks:read', { id }, { key: `hook:${id}`, queue: `hook:${hookId}` })
  await ring(work)
}

export async function ring(work: Work): Promise<void> {
  await sql`select pg_notify(${liveChannel}, 'integration')`.execute(work.tx)
}
