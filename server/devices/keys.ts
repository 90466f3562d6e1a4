import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import type { Services } from '../kernel/services.ts'

/** PKCS #8 (RFC 8410) before the 32 bytes of an Ed25519 seed. */
const seedHeader = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The desk's own key, the same on every node: devices keep its public half when they are enrolled. */
export interface DeskKey {
  /** 32 bytes in base64url. */
  publicKey: string
  sign(claim: string): string
}

export function deskKey(services: Pick<Services, 'key'>): DeskKey {
  const seed = services.key('devices').subarray(0, 32)
  const key = createPrivateKey({ key: Buffer.concat([seedHeader, seed]), format: 'der', type: 'pkcs8' })
  return { publicKey: rawPublic(key), sign: (claim) => sign(null, Buffer.from(claim), key).toString('base64url') }
}

/** Whether the holder of an Ed25519 key signed a text. Never throws: what is no key has signed nothing. */
export function isSignedBy(publicKey: Buffer, claim: string, signature: string): boolean {
  try {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: publicKey.toString('base64url') }
    const key = createPublicKey({ key: jwk, format: 'jwk' })
    return verify(null, Buffer.from(claim), key, Buffer.from(signature, 'base64url'))
  } catch {
    return false
  }
}

function rawPublic(key: KeyObject): string {
  const { x } = createPublicKey(key).export({ format: 'jwk' })
  if (x === undefined) throw new Error('The desk key has no public half')
  return x
}
