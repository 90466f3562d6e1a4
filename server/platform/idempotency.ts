import type { Actor } from '../kernel/actor.ts'
import type { Ctx } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import { isConnectionLoss } from './passing.ts'

export interface KeyedRequest {
  key: string
  requestHash: Buffer
  /** The answer is not kept; who asks again only hears that it was done. */
  isSecret: boolean
}

/**
 * Runs a creating request once for its Idempotency-Key and repeats the first answer afterwards.
 * The key is claimed before the work begins: after a crash in between the caller hears that it is
 * unknown whether the work was done, rather than having it done twice.
 */
export async function once(ctx: Ctx, request: KeyedRequest, run: () => Promise<unknown>): Promise<unknown> {
  if (request.key === '' || request.key.length > 200) {
    throw new AppError('invalid', 'An Idempotency-Key has 1 to 200 characters')
  }
  const actor = nameOf(ctx.actor, ctx.ip)
  const claimed = await claim(ctx, actor, request)
  if (!claimed) return earlierAnswer(ctx, actor, request)
  const body = await runOrRelease(ctx, actor, { key: request.key, run })
  // What was done stays claimed, even where its answer cannot be kept: to do it again would be worse.
  await ofKey(ctx, actor, request.key)
    .set({ body: request.isSecret ? null : JSON.stringify(body), status: 200 })
    .execute()
  return body
}

/** Gives the key back when nothing was done. After a lost connection that is not known: it may have been. */
async function runOrRelease(
  ctx: Ctx,
  actor: string,
  { key, run }: { key: string; run: () => Promise<unknown> },
): Promise<unknown> {
  try {
    return (await run()) ?? null
  } catch (error) {
    if (!isConnectionLoss(error)) {
      await ctx.db.deleteFrom('idempotencyKeys').where('actor', '=', actor).where('key', '=', key).execute()
    }
    throw error
  }
}

/** Keys are kept for a day. */
export async function forgetOldKeys(ctx: Ctx): Promise<void> {
  const dayAgo = new Date(ctx.now().getTime() - 86_400_000)
  await ctx.db.deleteFrom('idempotencyKeys').where('createdAt', '<', dayAgo).execute()
}

async function claim(ctx: Ctx, actor: string, { key, requestHash }: KeyedRequest): Promise<boolean> {
  const row = await ctx.db
    .insertInto('idempotencyKeys')
    .values({ actor, key, requestHash })
    .onConflict((conflict) => conflict.columns(['actor', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst()
  return row !== undefined
}

async function earlierAnswer(ctx: Ctx, actor: string, { key, requestHash, isSecret }: KeyedRequest): Promise<unknown> {
  const earlier = await ctx.db
    .selectFrom('idempotencyKeys')
    .select(['requestHash', 'status', 'body'])
    .where('actor', '=', actor)
    .where('key', '=', key)
    .executeTakeFirst()
  if (earlier !== undefined && !earlier.requestHash.equals(requestHash)) {
    throw new AppError('idempotency_mismatch', 'This Idempotency-Key was used for another request')
  }
  if (earlier?.status == null) {
    throw new AppError('request_in_progress', 'The first request with this Idempotency-Key has not ended yet')
  }
  if (isSecret) throw new AppError('already_done', 'This was done; its answer held a secret, which is shown once only')
  return earlier.body
}

function ofKey(ctx: Ctx, actor: string, key: string) {
  return ctx.db.updateTable('idempotencyKeys').where('actor', '=', actor).where('key', '=', key)
}

function nameOf(actor: Actor, ip: string | undefined): string {
  if (actor.kind === 'person') return actor.id
  // Not by the cookie: who never heard the first answer has none yet.
  return actor.kind === 'stranger' ? `stranger:${ip ?? ''}` : actor.job
}
