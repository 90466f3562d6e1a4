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

/** What most of several texts speak of, each word as it is written most often. Pure. */
export function sharedWordsOf(texts: readonly Text[]): string[] {
  const seen = new Map<string, Map<string, number>>()
  for (const text of texts) {
    for (const [feature, written] of featuresOf(text).written) {
      const forms = seen.get(feature) ?? new Map<string, number>()
      const form = written.toLowerCase()
      seen.set(feature, forms.set(form, (forms.get(form) ?? 0) + 1))
    }
  }
  const total = (forms: Map<string, number>) => [...forms.values()].reduce((sum, count) => sum + count, 0)
  return [...seen.values()]
    .filter((forms) => total(forms) * 2 >= texts.length)
    .sort((one, other) => total(other) - total(one))
    .slice(0, mostWords)
    .map((forms) => [...forms].sort(([, one], [, other]) => other - one)[0]?.[0] ?? '')
}
