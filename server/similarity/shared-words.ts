import { featuresOf, type Text } from './features.ts'

const mostWords = 5

/** What two texts have in common, as the first one writes it; the words that count most before others. Pure. */
export function sharedWords(one: Text, other: Text): string[] {
  const mine = featuresOf(one)
  const theirs = featuresOf(other)
  const shared = [...mine.counts].flatMap(([feature, count]) => {
    const written = mine.written.get(feature)
    const otherCount = theirs.counts.get(feature)
    return written === undefined || otherCount === undefined
      ? []
      : [{ written: written.toLowerCase(), weight: count * otherCount }]
  })
  const sorted = shared.sort((a, b) => b.weight - a.weight).map(({ written }) => written)
  return [...new Set(sorted)].slice(0, mostWords)
}
