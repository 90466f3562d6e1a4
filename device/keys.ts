import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'

export interface DeviceKey {
  /** 32 bytes in base64url. */
  publicKey: string
  /** PKCS #8 in PEM. */
  privateKey: string
}

/** Ed25519 (RFC 8032). */
export function makeKey(): DeviceKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const { x } = publicKey.export({ format: 'jwk' })
  if (x === undefined) throw new Error('The key has no public half')
  return { publicKey: x, privateKey: String(privateKey.export({ type: 'pkcs8', format: 'pem' })) }
}

export function signClaim(privateKey: string, claim: string): string {
  return sign(null, Buffer.from(claim), createPrivateKey(privateKey)).toString('base64url')
}

export function isSignedBy(publicKey: string, claim: string, signature: string): boolean {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' })
  return verify(null, Buffer.from(claim), key, Buffer.from(signature, 'base64url'))
}
