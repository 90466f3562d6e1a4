import { type RawBuilder, sql } from 'kysely'

const maxWordLength = 60
const maxWords = 12
/** Words of one text that are indexed; enough for a long mail, too few to fill a document. */
const maxTextWords = 8000
/** PostgreSQL refuses a document of more than a megabyte: one text alone stays far below. */
export const maxTextBytes = 150_000

/** Splits as the index splits: letters and digits are words, all else separates. */
export function wordsOf(text: string): string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.slice(0, maxWordLength))
}

/** Which words of a search may go on beyond what was typed: none, the last, which is being typed, or all of them. */
export type Unfinished = 'none' | 'last' | 'all'

/**
 * Words as they are find enough most of the time, and PostgreSQL reads every ticket of every beginning; so beginnings
 * are looked for only where they do not. Whether they do is for the caller to say.
 */
export function waysToFinish(text: string): Unfinished[] {
  return wordsOf(text).length > 1 ? ['none', 'last', 'all'] : ['none', 'last']
}

/** The words as a text search query, stemmed in Spanish and in English. Those that are `unfinished` may go on. */
export function queryOf(text: string, unfinished: Unfinished): RawBuilder<string> {
  const words = [...new Set(wordsOf(text))].slice(0, maxWords)
  if (words.length === 0) return sql`''::tsquery`
  const goesOn = (index: number) => unfinished === 'all' || (unfinished === 'last' && index === words.length - 1)
  return sql`(${sql.join(
    words.map((word, index) => lexemesOf(word, goesOn(index))),
    sql` && `,
  )})`
}

/** One word of `wordsOf` as a text search query: its stem in Spanish or in English, or what begins like it. */
function lexemesOf(word: string, isUnfinished: boolean): RawBuilder<string> {
  const wanted = isUnfinished ? `${word}:*` : word
  const [spanish, english] = [sql`to_tsquery('mesa_es', ${wanted})`, sql`to_tsquery('mesa_en', ${wanted})`]
  // A stem that both languages share is asked for once: a GIN index looks up each word of a query, also one said twice.
  return sql`(case when ${spanish} = ${english} then ${spanish} else ${spanish} || ${english} end)`
}

/** A text and how much its words count for when what was found is ordered, A the most. */
export interface Weighted {
  words: string
  weight: 'A' | 'B' | 'C' | 'D'
}

/** What texts are found by, in Spanish and in English. */
export function vectorOf(parts: readonly Weighted[]): RawBuilder<string> {
  const vectors = parts
    .filter(({ words }) => words !== '')
    .map(({ words, weight }) => {
      const plain = cutTo(maxTextBytes, wordsOf(words).slice(0, maxTextWords).join(' '))
      return sql`setweight(to_tsvector('mesa_es', ${plain}) || to_tsvector('mesa_en', ${plain}), ${weight}::"char")`
    })
  return vectors.length === 0 ? sql`''::tsvector` : sql`(${sql.join(vectors, sql` || `)})`
}

/** The beginning of a text, within so many bytes of UTF-8. */
function cutTo(bytes: number, text: string): string {
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(bytes))
  return text.slice(0, read)
}
