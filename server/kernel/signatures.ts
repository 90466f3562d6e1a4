import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** A secret to hand out once: 256 random bits. */
export function newSecret(prefix = ''): string {
  return prefix + randomBytes(32).toString('base64url')
}

/** How secrets are kept: high-entropy ones need no slow hash. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

/** `payload.tag`, for links that carry what they are about and cannot be forged. */
export function sign(payload: string, key: Buffer): string {
  return `${Buffer.from(payload).toString('base64url')}.${tagOf(payload, key).toString('base64url')}`
}

/** The payload of a link that `sign` made with the same key; undefined for anything else. */
export function readSigned(link: string, key: Buffer): string | undefined {
  const [body = '', tag = '', rest] = link.split('.')
  if (rest !== undefined) return undefined
  const payload = Buffer.from(body, 'base64url').toString()
  const given = Buffer.from(tag, 'base64url')
  const expected = tagOf(payload, key)
  return given.length === expected.length && timingSafeEqual(given, expected) ? payload : undefined
}

function tagOf(payload: string, key: Buffer): Buffer {
  return createHmac('sha256', key).update(payload).digest().subarray(0, 20)
}
