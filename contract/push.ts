import { z } from 'zod'
import { id } from './common.ts'
import { operation } from './operation.ts'

const key = (bytes: number) =>
  z.string().regex(new RegExp(`^[\\w-]{${Math.ceil((bytes * 4) / 3)}}$`), { error: `${bytes} bytes in base64url` })

/** As a browser's `PushSubscription` says it (W3C Push API). */
export const pushSubscription = z.object({
  endpoint: z
    .string()
    .max(2000)
    .refine(isPushEndpoint, { error: 'An https address of a push service, by its name and on the usual port' }),
  keys: z.object({
    /** The browser's public key on the curve P-256, uncompressed. */
    p256dh: key(65),
    /** The secret that the browser and Mesa share. */
    auth: key(16),
  }),
})
export type PushSubscriptionDraft = z.output<typeof pushSubscription>

/** What travels to the browser, encrypted for it alone; nothing of the tickets' texts. */
export const pushMessage = z.object({
  /** The ticket; null when the news is on an article, or on several things. */
  number: z.int().nullable(),
  /** The article, where the news is on one. */
  articleId: id.nullable(),
  /** The person's language. */
  language: z.string(),
  title: z.string(),
  line: z.string(),
})
export type PushMessage = z.infer<typeof pushMessage>

const state = z.object({
  /** For `PushManager.subscribe`: the desk's public key (RFC 8292), in base64url. */
  publicKey: z.string(),
  /** Where this browser is told; null while it is not. */
  endpoint: z.string().nullable(),
})

export const push = {
  state: operation({
    method: 'GET',
    path: '/me/push',
    summary: 'Whether the browser of this session is told by push',
    access: 'agent',
    result: state,
  }),
  subscribe: operation({
    method: 'PUT',
    path: '/me/push',
    summary: 'Tell the browser of this session by push, until the session ends',
    access: 'agent',
    body: pushSubscription,
    result: state,
    errors: ['invalid', 'forbidden'],
  }),
  unsubscribe: operation({
    method: 'DELETE',
    path: '/me/push',
    summary: 'Tell the browser of this session no longer',
    access: 'agent',
    status: 204,
  }),
  test: operation({
    method: 'POST',
    path: '/me/push/test',
    summary: 'Send a notification to the browser of this session, now',
    access: 'agent',
    status: 204,
    errors: ['not_found', 'unavailable', 'too_many_requests'],
  }),
}

/** Never an address inside the own network: by name, and with a dot in it. */
function isPushEndpoint(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, port, username, password, hash } = new URL(address)
  return (
    protocol === 'https:' &&
    port === '' &&
    username + password + hash === '' &&
    /^(?=.{4,253}$)(?:[a-z\d-]{1,63}\.)+[a-z][a-z\d-]{1,62}$/.test(hostname) &&
    !/\.(?:local|localhost|internal|home|lan|arpa)$/.test(hostname)
  )
}
