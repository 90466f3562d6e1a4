import { codeAt, stepAt } from './totp.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

export function bytesOf(text: string): Buffer {
  const bits = [...text].map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

/** What an authenticator app shows at a moment, or so many steps of time from it. */
export function codeOfApp(secret: string, moment: Date, away = 0): string {
  return codeAt(bytesOf(secret), stepAt(moment) + away)
}
