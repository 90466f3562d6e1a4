/** Chance that can be repeated: the same seed makes the same company. */
export interface Chance {
  /** From 0 up to, but not reaching, 1. */
  next(): number
  /** A whole number from `low` to `high`, both possible. */
  between(low: number, high: number): number
  pick<T>(from: readonly T[]): T
  /** True in this share of cases. */
  happens(share: number): boolean
}

/** Mulberry32: small, fast and even enough for made-up data. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (from) => {
      const index = Math.floor(next() * from.length)
      // An index below the length is in the array; picking from nothing is a mistake in the data.
      if (index >= from.length) throw new RangeError('Nothing to pick from')
      return from[index] as (typeof from)[number]
    },
    happens: (share) => next() < share,
  }
}
