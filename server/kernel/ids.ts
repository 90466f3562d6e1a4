import { randomBytes } from 'node:crypto'

const counterLimit = 0x1000

/**
 * Makes UUIDv7 (RFC 9562) in ascending order, also within one millisecond (section 6.2, method 1): what is listed by
 * id is listed in the order in which this process made it.
 */
export function idMaker(clock: () => number = Date.now): () => string {
  let lastMs = 0
  let counter = 0
  return () => {
    const ms = clock()
    if (ms > lastMs) {
      lastMs = ms
      // Half of the room is left for counting up.
      counter = randomBytes(2).readUInt16BE() % (counterLimit / 2)
    } else {
      counter += 1
    }
    if (counter === counterLimit) {
      lastMs += 1
      counter = 0
    }
    return uuidAt(lastMs, counter)
  }
}

/** The UUIDv7 of a moment in milliseconds, with a counter below 4096 that orders those of one moment. */
export function uuidAt(ms: number, counter: number): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(ms, 0, 6)
  bytes.writeUInt16BE(0x7000 | counter, 6)
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
