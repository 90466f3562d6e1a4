import { uuidAt } from '../kernel/ids.ts'

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
    return uuidAt(at, counter)
  }
}
