import { randomBytes } from 'node:crypto'

/** A clock that is set by hand, with identifiers that sort by its time. */
export interface PastClock {
  now: () => Date
  newId: () => string
  set(at: number): void
}

export function pastClock(at: number): PastClock {
  const ids = idMaker()
  let moment = at
  return {
    now: () => new Date(moment),
    newId: () => ids(moment),
    set: (to) => {
      moment = to
    },
  }
}

/** UUIDv7 (RFC 9562) of a given moment; those asked for in one millisecond sort in the order of asking. */
export function idMaker(): (at: number) => string {
  let last = 0
  let counter = 0
  return (at) => {
    counter = at === last ? (counter + 1) & 0xfff : 0
    last = at
    const bytes = randomBytes(16)
    bytes.writeUIntBE(at, 0, 6)
    bytes.writeUInt16BE(0x7000 | counter, 6)
    bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8)
    const hex = bytes.toString('hex')
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
  }
}
