import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '../kernel/context.ts'
import { nearestOf, wordsOf } from '../texts/index.ts'

const minLength = 4
/** Of so many, which have the most groups of letters in common with what was written, the nearest is taken. */
const compared = 12
/** Messages of the last minutes are learnt from again: some of them ended later than they began. */
const overlapMs = 10 * 60_000

/**
 * What somebody may have meant: each word that nothing begins with, replaced by the most similar one in use.
 * Undefined when there is nothing to replace.
 */
export async function correctWords(ctx: Ctx, text: string): Promise<string | undefined> {
  const words = wordsOf(text)
  const corrected = await Promise.all(words.map((word) => nearestWord(ctx, word)))
  const result = corrected.join(' ')
  return result === words.join(' ') ? undefined : result
}

/** Takes up the words of new messages. Knowing a word twice or late does no harm, so no cursor is needed but time. */
export async function learnWords(ctx: Ctx): Promise<void> {
  const since = await lastLearnt(ctx)
  const startedAt = ctx.now()
  await sql`
    insert into search_words (word)
    select distinct left(word, 60) from messages as m,
      regexp_split_to_table(plain(left(m.new_text, 20000) || ' ' || m.subject || ' ' || m.from_name), '[^[:alnum:]]+') as word
    where m.created_at > ${since} and length(word) >= ${minLength} and word !~ '^[0-9]+$'
    order by 1
    on conflict do nothing`.execute(ctx.db)
  await rememberLearnt(ctx, new Date(startedAt.getTime() - overlapMs))
}

async function nearestWord(ctx: Ctx, word: string): Promise<string> {
  if (word.length < minLength || /^\d+$/.test(word)) return word
  const { rows } = await sql<{ word: string; asked: string; isKnown: boolean; likeness: number }>`
    select word, plain(${word}) as asked, starts_with(word, plain(${word})) as is_known,
      similarity(word, plain(${word})) as likeness from search_words
    where starts_with(word, plain(${word})) or word % plain(${word})
    order by is_known desc, likeness desc, word limit ${compared}`.execute(ctx.db)
  const [first] = rows
  return first === undefined || first.isKnown ? word : (nearestOf(first.asked, rows) ?? word)
}

const learntKey = 'search.learntUntil'

async function lastLearnt(ctx: Ctx): Promise<Date> {
  const row = await ctx.db.selectFrom('settings').select('value').where('key', '=', learntKey).executeTakeFirst()
  const read = z.iso.datetime().safeParse(row?.value)
  return read.success ? new Date(read.data) : new Date(0)
}

async function rememberLearnt(ctx: Ctx, until: Date): Promise<void> {
  const value = JSON.stringify(until.toISOString())
  await ctx.db
    .insertInto('settings')
    .values({ key: learntKey, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}
