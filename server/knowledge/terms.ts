import { type RawBuilder, sql } from 'kysely'
import { lexemesOf, wordsOf } from '../texts/index.ts'

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

/**
 * The terms as a text search query. Words that one of the languages leaves out, as “como” or “the”, are not asked for,
 * unless there is nothing else.
 */
export function queryOfTerms(terms: readonly Term[], strictness: Strictness): RawBuilder<string> {
  if (terms.length === 0) return sql`''::tsquery`
  const each = queriesOf(terms, strictness)
  const operator = strictness === 'half' ? sql` || ` : sql` && `
  return sql`(${sql.join(each, operator)})`
}

/** Whether a document has enough of the terms that count: half of two, two of five, three of a long question. */
export function hasHalf(document: RawBuilder<unknown>, terms: readonly Term[]): RawBuilder<boolean> {
  const each = queriesOf(terms, 'half')
  return sql`((select count(*) filter (where ${document} @@ q) >= least(3, ceil(count(*) * 0.4)) from unnest(array[${sql.join(each)}]) as q
    where numnode(q) > 0))`
}

function queriesOf(terms: readonly Term[], strictness: Strictness): RawBuilder<string>[] {
  return terms.map((term, place) => {
    const isUnfinished = strictness === 'all' || (strictness === 'last' && place === terms.length - 1)
    return termQuery(term, isUnfinished, terms.length === 1)
  })
}

function termQuery(term: Term, isUnfinished: boolean, isAlone: boolean): RawBuilder<string> {
  const alternatives = term.map((words, index) => {
    const each = words.map((word) => lexemesOf(word, index === 0 && isUnfinished))
    return sql<string>`(${sql.join(each, sql` && `)})`
  })
  const any = sql<string>`(${sql.join(alternatives, sql` || `)})`
  const [only = ''] = term.length === 1 && term[0]?.length === 1 ? term[0] : []
  if (isAlone || only === '') return any
  return sql`(case when numnode(to_tsquery('mesa_es', ${only})) = 0 or numnode(to_tsquery('mesa_en', ${only})) = 0
    then ''::tsquery else ${any} end)`
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
