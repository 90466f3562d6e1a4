import { sql } from 'kysely'
import type { knowledge } from '#contract/knowledge.ts'
import type { Result } from '#contract/operation.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Db, Tx, Work } from '../kernel/context.ts'
import { AppError, found, invalidField } from '../kernel/errors.ts'
import { wordsOf } from '../texts/index.ts'
import { listByIds } from './queries.ts'
import { renewSteering } from './steering.ts'

type Pin = Result<typeof knowledge.addPin>

/** What stands first for which words; articles out of the caller's reach are left out. */
export async function listPins(ctx: { db: Db | Tx; actor: Actor }): Promise<Pin[]> {
  const rows = await ctx.db.selectFrom('articlePins').selectAll().orderBy('plainPhrase').execute()
  const articles = await listByIds(
    ctx,
    rows.flatMap((row) => row.articleIds),
  )
  const byId = new Map(articles.map(({ id, title, language }) => [id, { id, title, language }]))
  return rows.map(({ id, phrase, articleIds }) => ({
    id,
    phrase,
    articles: articleIds.flatMap((articleId) => byId.get(articleId) ?? []),
  }))
}

export async function addPin(
  work: Work,
  { phrase, articleIds }: { phrase: string; articleIds: string[] },
): Promise<Pin> {
  const plainPhrase = wordsOf(phrase).join(' ')
  if (plainPhrase === '') throw invalidField('phrase', 'required', 'Name the words of the search')
  const known = await work.tx.selectFrom('articles').select('id').where('id', 'in', articleIds).execute()
  if (known.length < new Set(articleIds).size) throw invalidField('articleIds', 'unknown', 'There is no such article')
  const row = await work.tx
    .insertInto('articlePins')
    .values({ id: work.newId(), phrase, plainPhrase: sql`plain(${plainPhrase})`, articleIds })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) throw new AppError('name_taken', 'Something stands first for these words already')
  await renewSteering(work.tx)
  await work.record({ action: 'articles.pinned', subject: phrase })
  const pins = await listPins({ db: work.tx, actor: work.actor })
  return found(
    pins.find(({ id }) => id === row.id),
    'Pin',
  )
}

export async function removePin(work: Work, id: string): Promise<void> {
  const row = await work.tx.deleteFrom('articlePins').where('id', '=', id).returning('phrase').executeTakeFirst()
  const { phrase } = found(row, 'Pin')
  await renewSteering(work.tx)
  await work.record({ action: 'articles.unpinned', subject: phrase })
}
