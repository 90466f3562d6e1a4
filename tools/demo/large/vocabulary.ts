import type { Language } from '#contract/common.ts'
import { type Chance, phrases, scenarios } from '#server/samples/index.ts'
import { wordsOf } from '#server/texts/index.ts'

export interface Vocabulary {
  /** A sentence of so many words, common ones often and rare ones seldom, as in any language (Zipf's law). */
  sentence(words: number): string
}

const inventedWords = 3000
/** Mandelbrot's correction: the very first words are not quite as common as the law alone has it. */
const offset = 2.7

/** The words of the scenarios, most common first, and then names of products, as a shop's catalogue has them. */
export function vocabularyOf(language: Language, chance: Chance): Vocabulary {
  const words = [...wordsOfScenarios(language), ...inventedNames(chance, inventedWords)]
  const upTo: number[] = []
  let sum = 0
  for (const rank of words.keys()) {
    sum += 1 / (rank + offset)
    upTo.push(sum)
  }
  const word = () => words[placeOf(upTo, chance.next() * sum)] ?? ''
  const sentence = (count: number) => {
    const said = Array.from({ length: count }, word).join(' ')
    return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`
  }
  return { sentence }
}

function wordsOfScenarios(language: Language): string[] {
  const counts = new Map<string, number>()
  const texts = scenarios
    .filter((one) => one.language === language)
    .flatMap(({ subjects, openings, turns }) => [...subjects, ...openings, ...turns.flatMap(({ texts }) => texts)])
  for (const word of wordsOf([...texts, ...phrases[language].greetings].join(' ').replace(/\{\w+\}/g, ' '))) {
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([word]) => word)
}

const beginnings =
  'ar bel cor dan el fir gal hex in jor kal lum mar nor ol per quin ros sil tor ul var wes xen yol zar'.split(' ')
const middles = 'a e i o u an en ir os ula eri ona ati ume'.split(' ')
const ends = 'dex flex line max nova pro sol tec tron via wick zeta mont gard plus core'.split(' ')

function inventedNames(chance: Chance, count: number): string[] {
  const names = new Set<string>()
  while (names.size < count) names.add(chance.pick(beginnings) + chance.pick(middles) + chance.pick(ends))
  return [...names]
}

/** The first place whose sum is beyond the value. */
function placeOf(upTo: readonly number[], value: number): number {
  let [low, high] = [0, upTo.length - 1]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((upTo[middle] ?? 0) > value) high = middle
    else low = middle + 1
  }
  return low
}
