import { createCipheriv, createECDH, ECDH, hkdfSync, randomBytes } from 'node:crypto'

const curve = 'prime256v1'
const recordSize = 4096

interface Secrets {
  /** The private key of this one message, and its salt; made anew each time, but for the standard's own example. */
  privateKey?: Buffer
  salt?: Buffer
}

/** A message that only the browser can read: RFC 8291, in one record of RFC 8188's `aes128gcm`. */
export function encryptPush(
  text: string,
  browser: { p256dh: string; auth: string },
  { privateKey, salt = randomBytes(16) }: Secrets = {},
): Buffer {
  const own = createECDH(curve)
  if (privateKey === undefined) own.generateKeys()
  else own.setPrivateKey(privateKey)
  const [theirs, ours] = [Buffer.from(browser.p256dh, 'base64url'), own.getPublicKey()]
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), theirs, ours])
  const key = derive(own.computeSecret(theirs), Buffer.from(browser.auth, 'base64url'), info, 32)
  const content = derive(key, salt, 'Content-Encoding: aes128gcm\0', 16)
  const nonce = derive(key, salt, 'Content-Encoding: nonce\0', 12)
  const cipher = createCipheriv('aes-128-gcm', content, nonce)
  // The byte after the text says that this record is the last.
  const sealed = [cipher.update(Buffer.concat([Buffer.from(text), Buffer.of(2)])), cipher.final(), cipher.getAuthTag()]
  return Buffer.concat([headerOf(salt, ours), ...sealed])
}

/** Whether a browser's key lies on the curve; with any other nothing can be agreed upon. */
export function isPushKey(p256dh: string): boolean {
  try {
    return ECDH.convertKey(p256dh, curve, 'base64url', undefined, 'uncompressed').length === 65
  } catch {
    return false
  }
}

function headerOf(salt: Buffer, publicKey: Buffer): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt32BE(recordSize)
  return Buffer.concat([salt, size, Buffer.of(publicKey.length), publicKey])
}

function derive(key: Buffer, salt: Buffer, info: Buffer | string, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, info, length))
}
