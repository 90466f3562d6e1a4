import { sql } from 'kysely'
import type { Db } from '../kernel/context.ts'

/** What a word is looked for by, as text search queries in PostgreSQL's own writing; empty where it is left out. */
export interface Stem {
  spanish: string
  english: string
}

export type Stems = (word: string) => Stem

const nothing: Stem = { spanish: '', english: '' }
/** Some megabytes at most. */
const mostKept = 20_000
/** What PostgreSQL made of words, which it does always alike: asked once, and not in every place of every search. */
const kept = new Map<string, Stem>()

/** The stems of words, and of beginnings of words such as `impr:*`. */
export async function stemsOf(db: Db, words: readonly string[]): Promise<Stems> {
  const unknown = [...new Set(words)].filter((word) => !kept.has(word))
  if (unknown.length > 0) {
    const { rows } = await sql<Stem & { word: string }>`
      select word, to_tsquery('mesa_es', word)::text as spanish, to_tsquery('mesa_en', word)::text as english
      from unnest(${unknown}::text[]) as word`.execute(db)
    if (kept.size + rows.length > mostKept) kept.clear()
    for (const { word, spanish, english } of rows) kept.set(word, { spanish, english })
  }
  const own = new Map(words.map((word) => [word, kept.get(word) ?? nothing]))
  return (word) => own.get(word) ?? nothing
}
