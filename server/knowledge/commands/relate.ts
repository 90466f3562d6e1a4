import { sql } from 'kysely'
import type { Work } from '../../kernel/context.ts'
import { invalidField } from '../../kernel/errors.ts'
import { articlesVisibleTo } from '../reach.ts'
import type { ArticleRow } from '../schema.ts'

/** Which articles belong to one, in the eyes of whoever writes it: those named, and no others that the caller sees. */
export async function relateArticles(work: Work, article: ArticleRow, ids: readonly string[]): Promise<void> {
  const { rows } = await sql<{ groupId: string }>`select distinct a.group_id from articles as a
    where a.id = any(${[...ids]}::uuid[]) and ${articlesVisibleTo(work.actor)}`.execute(work.tx)
  if (rows.length < new Set(ids).size)
    throw invalidField('relatedIds', 'unknown', 'Some of these articles do not exist, or stand there twice')
  const me = article.groupId
  await sql`delete from article_relations as r where (r.one_id = ${me} and exists (
      select from articles as a where a.id = r.other_id and ${articlesVisibleTo(work.actor)}))
    or (r.other_id = ${me} and exists (
      select from articles as a where a.id = r.one_id and ${articlesVisibleTo(work.actor)}))`.execute(work.tx)
  const pairs = rows
    .filter(({ groupId }) => groupId !== me)
    .map(({ groupId }) => (groupId < me ? { oneId: groupId, otherId: me } : { oneId: me, otherId: groupId }))
  if (pairs.length > 0)
    await work.tx
      .insertInto('articleRelations')
      .values(pairs)
      .onConflict((c) => c.doNothing())
      .execute()
}
