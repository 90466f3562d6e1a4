import type { PushSubscriptionDraft } from '#contract/push.ts'
import { personOf } from '../../kernel/actor.ts'
import { type Ctx, transact, type Work } from '../../kernel/context.ts'
import { AppError, found, invalidField } from '../../kernel/errors.ts'
import { addJob } from '../../platform/jobs.ts'
import { limitRate } from '../../platform/rate-limits.ts'
import { wordsOf } from '../words.ts'
import { isPushKey } from './encrypt.ts'
import { postPush } from './post.ts'
import { deskKey } from './vapid.ts'

export async function pushState(ctx: Ctx) {
  const { publicKey } = await deskKey(ctx)
  return { publicKey, endpoint: (await own(ctx))?.endpoint ?? null }
}

/** One browser for each session; a browser that somebody else was signed in to before is hers no longer. */
export async function subscribe(ctx: Ctx, { endpoint, keys }: PushSubscriptionDraft): Promise<void> {
  if (!isPushKey(keys.p256dh)) throw invalidField('keys.p256dh', 'invalid', 'This is no public key of a browser')
  const { id: personId } = personOf(ctx.actor)
  const sessionId = sessionOf(ctx)
  await transact(ctx, async ({ tx, newId, now }) => {
    await tx
      .deleteFrom('pushSubscriptions')
      .where((eb) => eb.or([eb('sessionId', '=', sessionId), eb('endpoint', '=', endpoint)]))
      .execute()
    await tx
      .insertInto('pushSubscriptions')
      .values({ id: newId(), sessionId, personId, endpoint, ...keys, createdAt: now() })
      .execute()
  })
}

export async function unsubscribe(ctx: Ctx): Promise<void> {
  await ctx.db.deleteFrom('pushSubscriptions').where('sessionId', '=', sessionOf(ctx)).execute()
}

/** Really sends one, so that somebody sees whether it arrives. */
export async function testPush(ctx: Ctx): Promise<void> {
  const subscription = found(await own(ctx), 'Subscription')
  const { id, language } = personOf(ctx.actor)
  await limitRate(ctx, { key: `push-test:${id}`, max: 10, seconds: 600 })
  const words = wordsOf(language)
  const outcome = await postPush(ctx, subscription, {
    number: null,
    articleId: null,
    language,
    title: words.testTitle,
    line: words.test,
  })
  if (outcome === 'gone') await unsubscribe(ctx)
  if (outcome === 'gone') throw new AppError('not_found', 'The browser listens no longer; switch it on again')
  if (outcome !== 'sent') throw new AppError('unavailable', 'The push service of the browser does not accept it now')
}

/** Lets the browsers of a person be told of a notification, after the transaction. */
export async function queuePush(work: Work, notificationId: string, personId: string): Promise<void> {
  const subscriptions = await work.tx
    .selectFrom('pushSubscriptions as s')
    .innerJoin('sessions as e', 'e.id', 's.sessionId')
    .select('s.id')
    .where('s.personId', '=', personId)
    .where('e.expiresAt', '>', work.now())
    .execute()
  for (const { id: subscriptionId } of subscriptions) {
    await work.tx.insertInto('pushDeliveries').values({ subscriptionId, notificationId }).execute()
    await addJob(work, 'notifications:push', { subscriptionId }, { key: `push:${subscriptionId}`, maxAttempts: 6 })
  }
}

async function own(ctx: Ctx) {
  return ctx.db
    .selectFrom('pushSubscriptions')
    .select(['endpoint', 'p256dh', 'auth'])
    .where('sessionId', '=', sessionOf(ctx))
    .executeTakeFirst()
}

/** Tokens have no browser. */
function sessionOf(ctx: Ctx): string {
  const { sessionId } = personOf(ctx.actor)
  if (sessionId === undefined) throw new AppError('forbidden', 'Only a browser that is signed in can be told by push')
  return sessionId
}
