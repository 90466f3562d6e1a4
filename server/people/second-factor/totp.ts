import { createHmac, timingSafeEqual } from 'node:crypto'

/** What authenticator apps take for granted (RFC 6238): SHA-1, six digits, a new code each 30 seconds. */
const stepMs = 30_000
const digits = 6
/** Clocks of phones go a little wrong: the code before and the code after are taken as well. */
const drift = 1

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The number of steps of time that had begun at a moment (RFC 6238, section 4.2). */
export function stepAt(moment: Date): number {
  return Math.floor(moment.getTime() / stepMs)
}

/** HOTP of a counter (RFC 4226, section 5.3). */
export function codeAt(secret: Buffer, step: number, length = digits): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = mac.readUInt8(mac.length - 1) & 0x0f
  const number = mac.readUInt32BE(offset) & 0x7fffffff
  return String(number % 10 ** length).padStart(length, '0')
}

/** The step to which a code belongs, if it is one of now and later than the one that was last taken. */
export function stepOf(code: string, secret: Buffer, { now, after }: { now: Date; after: number }): number | undefined {
  const current = stepAt(now)
  const steps = Array.from({ length: 2 * drift + 1 }, (_, index) => current - drift + index)
  return steps.filter((step) => isSame(codeAt(secret, step), code)).find((step) => step > after)
}

/** Base32 without padding (RFC 4648), as apps let it be typed. */
export function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((group) => alphabet[Number.parseInt(group.padEnd(5, '0'), 2)]).join('')
}

/** What a QR code tells the app (the format of Google Authenticator, which all took over). */
export function otpauthUri(desk: string, account: string, secret: Buffer): string {
  // A colon parts both names.
  const issuer = desk.replaceAll(':', ' ').trim() || 'Mesa'
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}`
}

function isSame(expected: string, given: string): boolean {
  return expected.length === given.length && timingSafeEqual(Buffer.from(expected), Buffer.from(given))
}
