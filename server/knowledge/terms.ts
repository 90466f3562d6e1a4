import { wordsOf } from '../texts/index.ts'
import type { Stem, Stems } from './stems.ts'

const maxTerms = 12
const maxAlternatives = 12

/** What somebody searched for in one place of the search: any of the alternatives, each with all its words. */
export type Term = readonly (readonly string[])[]

/** Expressions that mean the same, each as its words. */
export type Group = readonly (readonly string[])[]

export function groupsOf(synonyms: readonly (readonly string[])[]): Group[] {
  return synonyms.map((group) => group.map(plainWords).filter((one) => one.length > 0))
}

/** The words of a search; where some of them stand for others as well, all of those together. */
export function termsOf(text: string, groups: readonly Group[]): Term[] {
  const words = [...new Set(plainWords(text))].slice(0, maxTerms)
  const terms: Term[] = []
  for (let place = 0; place < words.length; ) {
    const { length, others } = groupAt(words, place, groups)
    const said = words.slice(place, place + length)
    terms.push([said, ...others].slice(0, maxAlternatives))
    place += length
  }
  return terms
}

/** Which words may be unfinished: the last, every one, or none, as in a question that is a whole sentence. */
export type Unfinished = 'last' | 'all' | 'none'

/** How common it is what a query of one word asks for; 0 where that is rare or not known. */
export type FrequencyOf = (query: string) => number

/** The words whose stems a query for the terms needs, finished and as beginnings. */
export function wordsToStem(terms: readonly Term[]): string[] {
  return terms.flatMap((term) => term.flatMap((words) => words.flatMap((word) => [word, beginning(word)])))
}

/**
 * One text search query, in PostgreSQL's own writing, for each of the terms that count. Words that one of the languages
 * leaves out, as “como” or “the”, are not asked for, unless there is nothing else. A word that is common as it is
 * written is the beginning of another only when it stands last.
 */
export function queriesOf(
  terms: readonly Term[],
  unfinished: Unfinished,
  stems: Stems,
  frequencyOf: FrequencyOf = () => 0,
): string[] {
  return terms
    .map((term, place) => {
      const isLast = place === terms.length - 1
      const goesOn = (word: string) =>
        unfinished !== 'none' && (isLast || (unfinished === 'all' && frequencyOf(wordQuery(stems(word))) === 0))
      return termQuery(term, { goesOn, isAlone: terms.length === 1 }, stems)
    })
    .filter((query) => query !== '')
}

/** How many of the terms that count a document has to have: one of two, two of five, three of a long question. */
export function halfOf(terms: number): number {
  return Math.min(3, Math.ceil(terms * 0.4))
}

/**
 * Of the queries, the rarest, as many as leave nothing out: what has `least` of all of them has one of these. Words that
 * everybody writes are no reason to look at an article.
 */
export function rarestOf(queries: readonly string[], least: number, frequencyOf: FrequencyOf): string[] {
  return queries
    .map((query) => ({ query, frequency: frequencyOf(query) }))
    .toSorted((a, b) => a.frequency - b.frequency)
    .slice(0, Math.max(1, queries.length - least + 1))
    .map(({ query }) => query)
}

function termQuery(
  term: Term,
  { goesOn, isAlone }: { goesOn: (word: string) => boolean; isAlone: boolean },
  stems: Stems,
): string {
  const [only = ''] = term.length === 1 && term[0]?.length === 1 ? term[0] : []
  if (!isAlone && only !== '' && isLeftOut(stems(only))) return ''
  return anyOf(
    term.map((words, place) =>
      allOf(words.map((word) => wordQuery(stems(place === 0 && goesOn(word) ? beginning(word) : word)))),
    ),
  )
}

/** A stem that both languages share is asked for once: the index looks up each word of a query, also one said twice. */
function wordQuery({ spanish, english }: Stem): string {
  return spanish === english ? spanish : anyOf([spanish, english])
}

function isLeftOut({ spanish, english }: Stem): boolean {
  return spanish === '' || english === ''
}

function beginning(word: string): string {
  return `${word}:*`
}

/** What has any of the queries. */
export function anyOf(queries: readonly string[]): string {
  return joined(queries, ' | ')
}

/** What has all that the queries ask for. */
export function allOf(queries: readonly string[]): string {
  return joined(queries, ' & ')
}

/** What asks for nothing takes no part. */
function joined(queries: readonly string[], operator: string): string {
  const asking = queries.filter((query) => query !== '')
  return asking.length > 1 ? `( ${asking.join(operator)} )` : (asking[0] ?? '')
}

/** Without accents, as the index has them: synonyms are found however they are written. */
export function plainWords(text: string): string[] {
  return wordsOf(text.normalize('NFKD').replace(/\p{M}+/gu, ''))
}

/** The longest expression of a group that stands at a place, and what else the group says. */
function groupAt(words: readonly string[], place: number, groups: readonly Group[]) {
  const found = groups
    .flatMap((group) => group.map((one) => ({ one, group })))
    .filter(({ one }) => one.every((word, offset) => words[place + offset] === word))
    .toSorted((a, b) => b.one.length - a.one.length)
  const length = found[0]?.one.length ?? 1
  const said = words.slice(place, place + length).join(' ')
  const others = found
    .filter(({ one }) => one.length === length)
    .flatMap(({ group }) => group)
    .filter((one) => one.join(' ') !== said)
  return { length, others }
}
