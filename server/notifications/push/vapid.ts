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
  const { stored, key } = await readKey(ctx)
  if (key !== undefined) return key
  await makeKey(ctx, stored)
  const made = (await readKey(ctx)).key
  if (made === undefined) throw new Error('The key for push services could not be kept')
  return made
}

/** Takes the place of `stored`, which nobody can open any more; browsers that are bound to it are let go. */
async function makeKey({ db, now, services }: Pick<Ctx, 'db' | 'now' | 'services'>, stored: string): Promise<void> {
  const pair = createECDH('prime256v1')
  const publicKey = pair.generateKeys('base64url')
  const privateKey = seal(pair.getPrivateKey('base64url'), services.key('push'))
  await db.transaction().execute(async (tx) => {
    const values = { publicKey, privateKey, createdAt: now() }
    // Of those who make one at once, the first wins.
    const kept = await tx
      .insertInto('pushKeys')
      .values(values)
      .onConflict((conflict) => conflict.column('isOnly').doUpdateSet(values).where('pushKeys.publicKey', '=', stored))
      .returning('publicKey')
      .executeTakeFirst()
    if (kept !== undefined && stored !== '') await tx.deleteFrom('pushSubscriptions').execute()
  })
}

async function readKey({ db, services }: Pick<Ctx, 'db' | 'services'>) {
  const row = await db.selectFrom('pushKeys').select(['publicKey', 'privateKey']).executeTakeFirst()
  return { stored: row?.publicKey ?? '', key: row && opened(row, services.key('push')) }
}

/** Undefined when it was sealed with another SECRET_KEY than today's: then it is lost. */
function opened(row: { publicKey: string; privateKey: Buffer }, sealKey: Buffer): DeskKey | undefined {
  try {
    return { publicKey: row.publicKey, privateKey: unseal(row.privateKey, sealKey) }
  } catch {
    return undefined
  }
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
