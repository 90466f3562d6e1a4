import {
  createMessage,
  type Key,
  readCleartextMessage,
  readKey,
  readKeys,
  readSignature,
  type VerifyMessageResult,
  verify,
} from 'openpgp'
import { plainAddress } from './addresses.ts'
import { decodedBody, type Entity } from './entities.ts'
import type { SignatureCheck } from './security.ts'

const mostKeys = 10
const mostSigners = 10
const unchecked: SignatureCheck = { state: 'unchecked', signers: [] }

/** A signature of RFC 3156 beside what it signs. */
export async function checkDetached(signed: Buffer, signature: Buffer, keys: Key[], at: Date): Promise<SignatureCheck> {
  try {
    const message = await createMessage({ binary: new Uint8Array(signed) })
    const armored = signature.toString('latin1')
    const read = armored.includes('-----BEGIN PGP')
      ? await readSignature({ armoredSignature: armored })
      : await readSignature({ binarySignature: new Uint8Array(signature) })
    return await judge(await verify({ message, signature: read, verificationKeys: keys, date: at }), keys)
  } catch {
    // What is no signature at all proves nothing for or against the mail.
    return unchecked
  }
}

/** Text between the marks of RFC 9580 section 7. */
export async function checkClear(cleartextMessage: string, keys: Key[], at: Date): Promise<SignatureCheck> {
  try {
    const message = await readCleartextMessage({ cleartextMessage })
    return await judge(await verify({ message, verificationKeys: keys, date: at }), keys)
  } catch {
    return unchecked
  }
}

/** The keys that came with the mail. Nobody vouches for them: they only show that the text is as it was signed. */
export async function keysOf(root: Entity): Promise<Key[]> {
  const carried = (root.headers.get('autocrypt') ?? []).map(keyOfAutocrypt)
  const attached = allParts(root).filter(isKeyFile).slice(0, mostKeys).map(keysOfFile)
  return (await Promise.all([...carried, ...attached])).flat().slice(0, mostKeys)
}

async function judge(
  result: VerifyMessageResult<never> | { signatures: VerifyMessageResult['signatures'] },
  keys: Key[],
) {
  const [signature] = result.signatures
  if (!signature) return unchecked
  const key = keys.find((one) => one.getKeys(signature.keyID).length > 0)
  const signers = key ? signersOf(key) : []
  try {
    await signature.verified
    return { state: 'unknown_signer', signers } as const
  } catch (error) {
    return { state: stateOf(error), signers }
  }
}

/** The library tells reasons only in words. */
function stateOf(error: unknown): SignatureCheck['state'] {
  const words = error instanceof Error ? error.message : ''
  if (/could not find|insecure|unsupported|unknown|not supported/i.test(words)) return 'unchecked'
  return /expired|revoked/i.test(words) ? 'expired' : 'invalid'
}

function signersOf(key: Key): SignatureCheck['signers'] {
  return key.users.slice(0, mostSigners).flatMap(({ userID }) => {
    const address = plainAddress(userID?.email ?? '')
    return address ? [{ name: (userID?.name ?? '').slice(0, 200), address }] : []
  })
}

async function keyOfAutocrypt(header: string): Promise<Key[]> {
  const [, data = ''] = /keydata=([A-Za-z0-9+/=\s]{1,60000})/.exec(header) ?? []
  try {
    return [await readKey({ binaryKey: new Uint8Array(Buffer.from(data, 'base64')) })]
  } catch {
    // Not a key: the signature is judged without it.
    return []
  }
}

async function keysOfFile(part: Entity): Promise<Key[]> {
  try {
    return await readKeys({ armoredKeys: decodedBody(part).subarray(0, 500_000).toString('latin1') })
  } catch {
    return []
  }
}

function isKeyFile({ type }: Entity): boolean {
  return type === 'application/pgp-keys'
}

function allParts(entity: Entity): Entity[] {
  return [entity, ...entity.children.flatMap(allParts)]
}
