import { wordsOf } from '../texts/index.ts'
import type { Stem, Stems } from './stems.ts'

const maxTerms = 12
const maxAlternatives = 12

/** What somebody searched for in one place of the search: any of the alternatives, each with all its words. */
export type Term = readonly (readonly string[])[]

/** The words of a search; where some of them stand for others as well, all of those together. */
export function termsOf(text: string, synonyms: readonly (readonly string[])[]): Term[] {
  const words = [...new Set(plainWords(text))].slice(0, maxTerms)
  const groups = synonyms.map((group) => group.map((one) => plainWords(one)).filter((one) => one.length > 0))
  const terms: Term[] = []
  for (let place = 0; place < words.length; ) {
    const { length, others } = groupAt(words, place, groups)
    const said = words.slice(place, place + length)
    terms.push([said, ...others].slice(0, maxAlternatives))
    place += length
  }
  return terms
}

/**
 * How strictly the words are asked for: all of them, the last unfinished or every one; or half of them, as in a question
 * that is a whole sentence.
 */
export type Strictness = 'last' | 'all' | 'half'

/** The words whose stems a query for the terms needs, finished and as beginnings. */
export function wordsToStem(terms: readonly Term[]): string[] {
  return terms.flatMap((term) => term.flatMap((words) => words.flatMap((word) => [word, beginning(word)])))
}

/**
 * The terms as a text search query in PostgreSQL's own writing. Words that one of the languages leaves out, as “como”
 * or “the”, are not asked for, unless there is nothing else.
 */
export function queryOfTerms(terms: readonly Term[], strictness: Strictness, stems: Stems): string {
  const each = queriesOf(terms, strictness, stems)
  return strictness === 'half' ? anyOf(each) : allOf(each)
}

/** One query for each of the terms that count. */
export function queriesOf(terms: readonly Term[], strictness: Strictness, stems: Stems): string[] {
  return terms
    .map((term, place) => {
      const isUnfinished = strictness === 'all' || (strictness === 'last' && place === terms.length - 1)
      return termQuery(term, { isUnfinished, isAlone: terms.length === 1 }, stems)
    })
    .filter((query) => query !== '')
}

/** How many of the terms that count a document has to have: one of two, two of five, three of a long question. */
export function halfOf(terms: number): number {
  return Math.min(3, Math.ceil(terms * 0.4))
}

function termQuery(term: Term, as: { isUnfinished: boolean; isAlone: boolean }, stems: Stems): string {
  const [only = ''] = term.length === 1 && term[0]?.length === 1 ? term[0] : []
  if (!as.isAlone && only !== '' && isLeftOut(stems(only))) return ''
  return anyOf(
    term.map((words, place) =>
      allOf(words.map((word) => wordQuery(stems(place === 0 && as.isUnfinished ? beginning(word) : word)))),
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

function anyOf(queries: readonly string[]): string {
  return joined(queries, ' | ')
}

function allOf(queries: readonly string[]): string {
  return joined(queries, ' & ')
}

/** What asks for nothing takes no part. */
function joined(queries: readonly string[], operator: string): string {
  const asking = queries.filter((query) => query !== '')
  return asking.length > 1 ? `( ${asking.join(operator)} )` : (asking[0] ?? '')
}

/** Without accents, as the index has them: synonyms are found however they are written. */
function plainWords(text: string): string[] {
  return wordsOf(text.normalize('NFKD').replace(/\p{M}+/gu, ''))
}

type Group = readonly (readonly string[])[]

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
