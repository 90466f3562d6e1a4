import { sql } from 'kysely'
import type { Ctx, Work } from '../kernel/context.ts'
import { onePlan } from '../platform/preparing-client.ts'
import { nearestOf, wordsOf } from '../texts/index.ts'
import { articlesVisibleTo } from './reach.ts'

const minLength = 4
const candidates = 12
/** Of so many, which have the most groups of letters in common with what was written, the nearest is taken. */
const compared = 3

/**
 * What somebody may have meant: each word that no article in reach has, replaced by the most similar one that one has.
 * A word of articles out of reach is never said. Undefined when there is nothing to replace.
 */
export async function correctWords(ctx: Ctx, text: string): Promise<string | undefined> {
  const words = wordsOf(text).slice(0, candidates)
  const corrected: string[] = []
  // One after another: the search that asks has one turn.
  for (const word of words) corrected.push(await nearestWord(ctx, word))
  const result = corrected.join(' ')
  return result === words.join(' ') ? undefined : result
}

/** Takes up the words of an article, so that they are found mistyped. */
export async function learnWords(work: Pick<Work, 'tx'>, texts: readonly string[]): Promise<void> {
  const words = [...new Set(wordsOf(texts.join(' ')))].filter((word) => word.length >= minLength && !/^\d+$/.test(word))
  await sql`insert into article_words (word)
    select distinct plain(w) from unnest(${words.slice(0, 5000)}::text[]) as w order by 1
    on conflict do nothing`.execute(work.tx)
}

async function nearestWord(ctx: Ctx, word: string): Promise<string> {
  if (word.length < minLength || /^\d+$/.test(word)) return word
  const asked = sql`(select word from asked)`
  const { rows } = await sql<{ word: string; asked: string; isKnown: boolean; likeness: number }>`
    ${onePlan}
    with asked as materialized (select plain(${word}) as word)
    select near.word, ${asked} as asked, near.is_known, near.likeness from (
      select w.word, starts_with(w.word, ${asked}) as is_known, similarity(w.word, ${asked}) as likeness
      from article_words as w
      where w.word % ${asked} or w.word like ${asked} || '%'
      order by is_known desc, likeness desc, w.word limit ${candidates}
    ) as near
    where exists (select from articles as a
      where a.document @@ (to_tsquery('mesa_es', near.word) || to_tsquery('mesa_en', near.word))
        and ${articlesVisibleTo(ctx.actor)})
    order by near.is_known desc, near.likeness desc, near.word limit ${compared}`.execute(ctx.db)
  const [first] = rows
  return first === undefined || first.isKnown ? word : (nearestOf(first.asked, rows) ?? word)
}
