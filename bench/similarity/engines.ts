import {
  chosenWeights,
  type FeatureWeights,
  type Frequencies,
  featuresOf,
  keyOf,
  likeness,
  neighboursMixedIn,
  vectorOf,
  widened,
} from '#server/similarity/index.ts'
import type { Sample } from './corpus.ts'
import type { Finder } from './measure.ts'

/** Mesa's own engine over these texts, with rarities learnt from `learnt`. */
export function cosineFinder(stock: Sample[], learnt: Sample[], weights: FeatureWeights = chosenWeights): Finder {
  const frequencies = learn(learnt, weights)
  const vectorFor = (sample: Sample) => vectorOf(featuresOf(sample, weights).counts, frequencies)
  const vectors = stock.map((sample) => ({ sample, vector: vectorFor(sample) }))
  return async (query, limit) => {
    const vector = vectorFor(query)
    return best(
      vectors.map((one) => ({ sample: one.sample, score: likeness(vector, one.vector) })),
      limit,
    )
  }
}

/** The same, asked a second time together with the likest of the known tickets. */
export function widenedFinder(stock: Sample[], learnt: Sample[], weights: FeatureWeights = chosenWeights): Finder {
  const frequencies = learn(learnt, weights)
  const vectorFor = (sample: Sample) => vectorOf(featuresOf(sample, weights).counts, frequencies)
  const known = learnt.map((sample) => ({ id: sample.id, vector: vectorFor(sample) }))
  const vectors = stock.map((sample) => ({ sample, vector: vectorFor(sample) }))
  return async (query, limit) => {
    const own = vectorFor(query)
    const others = known.filter(({ id }) => id !== query.id)
    const scored = others.map(({ vector }) => ({ vector, score: likeness(own, vector) }))
    const nearest = scored.sort((one, other) => other.score - one.score).slice(0, neighboursMixedIn)
    const vector = widened(
      own,
      nearest.map((one) => one.vector),
    )
    return best(
      vectors.map((one) => ({ sample: one.sample, score: likeness(vector, one.vector) })),
      limit,
    )
  }
}

/** The same features ranked by BM25 (k1 1.2, b 0.75). */
export function bm25Finder(stock: Sample[], learnt: Sample[], weights: FeatureWeights = chosenWeights): Finder {
  const { texts, of } = learn(learnt, weights)
  const documents = stock.map((sample) => {
    const { counts } = featuresOf(sample, weights)
    return { sample, counts, length: [...counts.values()].reduce((sum, count) => sum + count, 0) }
  })
  const mean = documents.reduce((sum, { length }) => sum + length, 0) / documents.length
  return async (query, limit) => {
    const asked = featuresOf(query, weights).counts
    const scored = documents.map(({ sample, counts, length }) => {
      let score = 0
      for (const [feature, weight] of asked) {
        const count = counts.get(feature) ?? 0
        if (count === 0) continue
        const seen = of(keyOf(feature))
        const rarity = Math.log(1 + (texts - seen + 0.5) / (seen + 0.5))
        score += (weight * rarity * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * length) / mean))
      }
      return { sample, score }
    })
    return best(scored, limit)
  }
}

function learn(samples: Sample[], weights: FeatureWeights): Frequencies {
  const seen = new Map<number, number>()
  for (const sample of samples) {
    for (const feature of featuresOf(sample, weights).counts.keys()) {
      const key = keyOf(feature)
      seen.set(key, (seen.get(key) ?? 0) + 1)
    }
  }
  return { texts: samples.length, of: (key) => seen.get(key) ?? 0 }
}

function best(scored: { sample: Sample; score: number }[], limit: number): Sample[] {
  return scored
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .slice(0, limit)
    .map(({ sample }) => sample)
}
