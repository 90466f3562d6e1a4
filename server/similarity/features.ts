import { cleanText } from './clean.ts'
import { meaningOf } from './glossary.ts'
import { stem } from './stem.ts'
import { englishStops, spanishStops } from './stop-words.ts'
import { languageOf, tokensOf } from './tokens.ts'

/** How much each kind of feature counts. */
export interface FeatureWeights {
  word: number
  pair: number
  gram: number
  /** How often the subject counts. */
  subject: number
}

/**
 * What `npm run bench -- similar` measured as best. Groups of letters found no more there: the glossary bears typing
 * errors by itself.
 */
export const chosenWeights: FeatureWeights = { word: 1, pair: 0.35, gram: 0, subject: 2 }

/** How often each feature stands in a text, weighted by its kind; and which written words the word features came from. */
export interface Features {
  counts: Map<string, number>
  written: Map<string, string>
}

export interface Text {
  subject: string
  body: string
}

/**
 * What a text is compared by: stems or meanings of its words (`w:`), pairs of neighbouring ones (`p:`), and groups of
 * four letters within words that are in no glossary (`g:`), which bear typing errors. Pure.
 */
export function featuresOf({ subject, body }: Text, weights: FeatureWeights = chosenWeights): Features {
  const features: Features = { counts: new Map(), written: new Map() }
  addText(features, subject, weights, weights.subject)
  addText(features, cleanText(body), weights, 1)
  return features
}

function addText(features: Features, text: string, weights: FeatureWeights, times: number): void {
  const tokens = tokensOf(text)
  const language = languageOf(tokens)
  let before: string | undefined
  for (const { plain, written } of tokens) {
    if (spanishStops.has(plain) || englishStops.has(plain)) continue
    const stemmed = stem(plain, language)
    const meaning = meaningOf(plain, stemmed)
    const word = meaning ?? stemmed
    add(features.counts, `w:${word}`, weights.word * times)
    if (!features.written.has(`w:${word}`)) features.written.set(`w:${word}`, written)
    if (before !== undefined && before !== word) add(features.counts, pairOf(before, word), weights.pair * times)
    if (meaning === undefined && weights.gram > 0)
      for (const gram of gramsOf(plain)) add(features.counts, gram, weights.gram * times)
    before = word
  }
}

/** The order of the two differs between languages. */
function pairOf(one: string, other: string): string {
  return one < other ? `p:${one} ${other}` : `p:${other} ${one}`
}

function gramsOf(word: string): string[] {
  if (word.length < 5) return []
  const padded = `${word}_`
  return Array.from({ length: padded.length - 3 }, (_, at) => `g:${padded.slice(at, at + 4)}`)
}

function add(counts: Map<string, number>, feature: string, weight: number): void {
  if (weight > 0) counts.set(feature, (counts.get(feature) ?? 0) + weight)
}
