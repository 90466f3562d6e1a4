import { createHash, createHmac } from 'node:crypto'

/** STUN messages (RFC 8489), as far as a desk needs them to ask whether a server answers. */
const cookie = 0x2112a442
export const headerBytes = 20

export const methods = { binding: 0x001, allocate: 0x003, refresh: 0x004 } as const
export type Method = keyof typeof methods

export const attributes = {
  username: 0x0006,
  integrity: 0x0008,
  errorCode: 0x0009,
  lifetime: 0x000d,
  realm: 0x0014,
  nonce: 0x0015,
  relayedAddress: 0x0016,
  requestedTransport: 0x0019,
  mappedAddress: 0x0020,
} as const

type Attribute = readonly [type: number, value: Buffer]

export interface StunAnswer {
  kind: 'success' | 'error'
  transaction: Buffer
  attributes: ReadonlyMap<number, Buffer>
}

/** The key of long-term credentials (9.2.2); MD5 is what servers and browsers know. */
export function longTermKey(username: string, realm: string, password: string): Buffer {
  return createHash('md5').update(`${username}:${realm}:${password}`).digest()
}

/** A request, signed where there is a key. */
export function requestOf(
  method: Method,
  { transaction, given, key }: { transaction: Buffer; given: readonly Attribute[]; key?: Buffer | undefined },
): Buffer {
  const body = Buffer.concat(given.map(written))
  if (key === undefined) return Buffer.concat([headerOf(methods[method], body.length, transaction), body])
  // What is signed has the length of the whole, its signature included.
  const unsigned = Buffer.concat([headerOf(methods[method], body.length + 24, transaction), body])
  const signature = createHmac('sha1', key).update(unsigned).digest()
  return Buffer.concat([unsigned, written([attributes.integrity, signature])])
}

/** The bytes of a message that begins here; undefined where none does. */
export function messageBytes(head: Buffer): number | undefined {
  if (head.length < headerBytes || head.readUInt8(0) > 0x3f || head.readUInt32BE(4) !== cookie) return undefined
  const length = head.readUInt16BE(2)
  return length % 4 === 0 ? headerBytes + length : undefined
}

/** An answer; undefined for anything else. */
export function readAnswer(message: Buffer): StunAnswer | undefined {
  if (messageBytes(message) !== message.length) return undefined
  const kind = message.readUInt16BE(0) & 0x0110
  if (kind !== 0x0100 && kind !== 0x0110) return undefined
  const found = new Map<number, Buffer>()
  for (let at = headerBytes; at + 4 <= message.length; ) {
    const [type, length] = [message.readUInt16BE(at), message.readUInt16BE(at + 2)]
    if (at + 4 + length > message.length) return undefined
    if (!found.has(type)) found.set(type, message.subarray(at + 4, at + 4 + length))
    at += 4 + length + padding(length)
  }
  return {
    kind: kind === 0x0100 ? 'success' : 'error',
    transaction: message.subarray(8, headerBytes),
    attributes: found,
  }
}

/** As 401; undefined where none is told. */
export function errorCodeOf({ attributes: found }: StunAnswer): number | undefined {
  const value = found.get(attributes.errorCode)
  return value === undefined || value.length < 4 ? undefined : (value.readUInt8(2) & 7) * 100 + value.readUInt8(3)
}

function headerOf(type: number, length: number, transaction: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt16BE(type, 0)
  head.writeUInt16BE(length, 2)
  head.writeUInt32BE(cookie, 4)
  return Buffer.concat([head, transaction])
}

function written([type, value]: Attribute): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt16BE(type, 0)
  head.writeUInt16BE(value.length, 2)
  return Buffer.concat([head, value, Buffer.alloc(padding(value.length))])
}

function padding(length: number): number {
  return (4 - (length % 4)) % 4
}
