import type { PushMessage } from '#contract/push.ts'
import type { Ctx } from '../../kernel/context.ts'
import { isInside } from '../../platform/inside.ts'
import { encryptPush } from './encrypt.ts'
import { authorizationFor, contactOf, deskKey } from './vapid.ts'

const waitsMs = 15_000
/** Later it is no news any more: the push service then drops it. */
const livesSeconds = 3600

export interface Subscription {
  endpoint: string
  p256dh: string
  auth: string
}

/** `gone`: the browser listens no longer. `refused`: never accepted like this. `busy`: later perhaps. */
export type PostOutcome = 'sent' | 'gone' | 'refused' | 'busy'

/** Hands a message to a browser's push service (RFC 8030), readable for the browser alone. */
export async function postPush(
  ctx: Pick<Ctx, 'db' | 'now' | 'services'>,
  to: Subscription,
  message: PushMessage,
): Promise<PostOutcome> {
  if (await leadsInside(ctx, new URL(to.endpoint).hostname)) return 'gone'
  const key = await deskKey(ctx)
  try {
    const response = await ctx.services.fetch(to.endpoint, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(waitsMs),
      headers: {
        authorization: authorizationFor(to.endpoint, key, await contactOf(ctx), ctx.now()),
        'content-encoding': 'aes128gcm',
        'content-type': 'application/octet-stream',
        ttl: String(livesSeconds),
        urgency: 'high',
        // What is newer on the same ticket or article takes the place of what still waits.
        topic: topicOf(message),
      },
      body: new Uint8Array(encryptPush(JSON.stringify(message), to)),
    })
    await response.body?.cancel()
    const outcome = outcomeOf(response.status)
    if (outcome === 'refused') ctx.services.log.warn({ status: response.status }, 'a push service refused a message')
    return outcome
  } catch (error) {
    ctx.services.log.warn({ err: error }, 'a push service could not be reached')
    return 'busy'
  }
}

/** At most 32 characters of base64url (RFC 8030), which an id without its dashes just is. */
function topicOf({ number, articleId }: PushMessage): string {
  if (number !== null) return `t${number}`
  return articleId === null ? 'news' : articleId.replaceAll('-', '')
}

/** A browser that belongs to another key of the desk is answered 403. */
function outcomeOf(status: number): PostOutcome {
  if (status >= 200 && status < 300) return 'sent'
  if ([403, 404, 410].includes(status)) return 'gone'
  return status === 429 || status >= 500 ? 'busy' : 'refused'
}

/** Whether a name leads into the own network, where an agent's browser has no push service. */
async function leadsInside({ services }: Pick<Ctx, 'services'>, name: string): Promise<boolean> {
  const answers = await Promise.allSettled([services.dns(name, 'A'), services.dns(name, 'AAAA')])
  const addresses = answers.flatMap((one) => (one.status === 'fulfilled' ? one.value.flat() : []))
  return addresses.some(isInside)
}
