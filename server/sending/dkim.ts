import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import type { DnsRecord } from '#contract/sending.ts'
import { invalidField } from '../kernel/errors.ts'

/** A key that signs, and its public half as DNS publishes it (base64 of the SubjectPublicKeyInfo). */
export interface DkimKey {
  privateKey: string
  publicKey: string
}

/** RFC 8301 section 3.2: signers use at least 1024 bits, and should use 2048. */
const fewestBits = 1024
const madeBits = 2048

export async function makeDkimKey(): Promise<DkimKey> {
  const pair = await promisify(generateKeyPair)('rsa', { modulusLength: madeBits })
  return keyOf(pair.privateKey)
}

/** A key that was pasted; refuses what cannot sign. */
export function readDkimKey(pem: string): DkimKey {
  const key = parse(pem)
  if (key?.asymmetricKeyType !== 'rsa') throw refused('This is no private RSA key in PEM')
  if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < fewestBits) throw refused('The key is too short')
  return keyOf(key)
}

/** RFC 6376 section 3.6.1. */
export function dkimRecord(domain: string, selector: string, publicKey: string): DnsRecord {
  return { type: 'TXT', name: `${selector}._domainkey.${domain}`, value: `v=DKIM1; k=rsa; p=${publicKey}` }
}

function keyOf(key: KeyObject): DkimKey {
  return {
    privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64'),
  }
}

function parse(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem)
  } catch {
    return undefined
  }
}

function refused(message: string): Error {
  return invalidField('privateKey', 'no_key', message)
}
