import { createECDH, createPrivateKey, sign } from 'node:crypto'
import { defaultInbox } from '../../inboxes/index.ts'
import type { Ctx } from '../../kernel/context.ts'
import { seal, unseal } from '../../kernel/sealed.ts'

const lastsSeconds = 12 * 3600

export interface DeskKey {
  publicKey: string
  privateKey: string
}

/** The key by which push services know this desk. Made once: browsers are bound to it. */
export async function deskKey(ctx: Pick<Ctx, 'db' | 'now' | 'services'>): Promise<DeskKey> {
  const known = await readKey(ctx)
  if (known !== undefined) return known
  const pair = createECDH('prime256v1')
  const publicKey = pair.generateKeys('base64url')
  const privateKey = seal(pair.getPrivateKey('base64url'), ctx.services.key('push'))
  await ctx.db
    .insertInto('pushKeys')
    .values({ publicKey, privateKey, createdAt: ctx.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const made = await readKey(ctx)
  if (made === undefined) throw new Error('The key for push services could not be kept')
  return made
}

async function readKey({ db, services }: Pick<Ctx, 'db' | 'services'>): Promise<DeskKey | undefined> {
  const row = await db.selectFrom('pushKeys').select(['publicKey', 'privateKey']).executeTakeFirst()
  return row && { publicKey: row.publicKey, privateKey: unseal(row.privateKey, services.key('push')) }
}

/** Says to a push service who sends (RFC 8292): a token for it alone, for half a day. */
export function authorizationFor(endpoint: string, key: DeskKey, contact: string, now: Date): string {
  const claims = {
    aud: new URL(endpoint).origin,
    exp: Math.floor(now.getTime() / 1000) + lastsSeconds,
    sub: contact,
  }
  const head = `${encode({ typ: 'JWT', alg: 'ES256' })}.${encode(claims)}`
  const signature = sign('sha256', Buffer.from(head), { key: privateKeyOf(key), dsaEncoding: 'ieee-p1363' })
  return `vapid t=${head}.${signature.toString('base64url')}, k=${key.publicKey}`
}

/** Whom a push service may write to when something is wrong. */
export async function contactOf(ctx: Pick<Ctx, 'db' | 'services'>): Promise<string> {
  const inbox = await defaultInbox(ctx.db)
  return inbox === undefined ? ctx.services.publicUrl : `mailto:${inbox.address}`
}

function privateKeyOf({ publicKey, privateKey }: DeskKey) {
  const point = Buffer.from(publicKey, 'base64url')
  const [x, y] = [point.toString('base64url', 1, 33), point.toString('base64url', 33)]
  return createPrivateKey({ key: { kty: 'EC', crv: 'P-256', x, y, d: privateKey }, format: 'jwk' })
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}
