/** A text as numbers: features by their hash, the weightiest first, of length 1 altogether. */
export interface Vector {
  keys: number[]
  weights: number[]
}

/** How many of the texts learnt from hold a feature. */
export interface Frequencies {
  /** The texts learnt from. */
  texts: number
  of: (key: number) => number
}

export const nothingLearnt: Frequencies = { texts: 0, of: () => 0 }

/** So many features of a text are kept. */
const mostKept = 48
/** A feature in a larger share of the texts says nothing. */
const tooCommon = 0.25

/** FNV-1a, as a signed 32-bit integer. */
export function keyOf(feature: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < feature.length; at += 1) {
    hash ^= feature.charCodeAt(at)
    hash = Math.imul(hash, 0x01000193)
  }
  return hash | 0
}

/**
 * Counts weighed by how rare a feature is (tf-idf with damped counts). Pure. Of two features with one hash, the
 * weightier stays: with 48 of four thousand million that is rarer than a typing error.
 */
export function vectorOf(counts: ReadonlyMap<string, number>, frequencies: Frequencies): Vector {
  const weighed = new Map<number, number>()
  for (const [feature, count] of counts) {
    const key = keyOf(feature)
    const weight = damped(count) * rarity(frequencies, key)
    if (weight > (weighed.get(key) ?? 0)) weighed.set(key, weight)
  }
  return normalized(weighed, mostKept)
}

function damped(count: number): number {
  return count <= 1 ? count : 1 + Math.log(count)
}

/** Inverse document frequency; of what was never seen as much as of what was seen once. */
export function rarity({ texts, of }: Frequencies, key: number): number {
  if (texts < 20) return 1
  const seen = of(key)
  if (seen > texts * tooCommon) return 0.1
  return Math.log(1 + texts / (seen + 0.5)) / Math.log(1 + texts)
}

/** Cosine of the angle: 0 nothing in common … 1 the same. */
export function likeness(one: Vector, other: Vector): number {
  const weights = new Map(one.keys.map((key, at) => [key, one.weights[at] ?? 0]))
  return other.keys.reduce((sum, key, at) => sum + (weights.get(key) ?? 0) * (other.weights[at] ?? 0), 0)
}

/** So many of the likest are taken for what the text also means. */
export const neighboursMixedIn = 2

/**
 * A text together with the likest found, each as far as it is alike (pseudo-relevance feedback after Rocchio): words
 * that go with its own, also in the other language, find what its own words would miss. Pure.
 */
export function widened(vector: Vector, neighbours: readonly Vector[]): Vector {
  const weights = new Map(vector.keys.map((key, at) => [key, vector.weights[at] ?? 0]))
  for (const neighbour of neighbours.slice(0, neighboursMixedIn)) {
    const share = likeness(vector, neighbour)
    for (const [at, key] of neighbour.keys.entries()) {
      weights.set(key, (weights.get(key) ?? 0) + share * (neighbour.weights[at] ?? 0))
    }
  }
  return normalized(weights, mostKept * 2)
}

/** The weightiest of these, with length 1 altogether. */
export function normalized(weights: ReadonlyMap<number, number>, most: number): Vector {
  const kept = [...weights].sort(([oneKey, one], [otherKey, other]) => other - one || oneKey - otherKey).slice(0, most)
  const length = Math.hypot(...kept.map(([, weight]) => weight)) || 1
  return { keys: kept.map(([key]) => key), weights: kept.map(([, weight]) => weight / length) }
}
