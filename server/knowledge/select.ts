import { sql } from 'kysely'
import type { Actor } from '../kernel/actor.ts'
import type { Ctx, Work } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import { articlesVisibleTo } from './reach.ts'
import type { ArticleRow } from './schema.ts'

/** An article in reach, locked until the work ends. */
export async function lockArticle(work: Work, id: string): Promise<ArticleRow> {
  const row = await work.tx
    .selectFrom('articles as a')
    .selectAll('a')
    .where('a.id', '=', id)
    .where(articlesVisibleTo(work.actor))
    .forUpdate()
    .executeTakeFirst()
  return found(row, 'Article')
}

/** The id of an article in reach; it is not found otherwise. */
export async function reachArticle(ctx: Pick<Ctx, 'db' | 'actor'>, id: string): Promise<ArticleRow> {
  const row = await ctx.db
    .selectFrom('articles as a')
    .selectAll('a')
    .where('a.id', '=', id)
    .where(articlesVisibleTo(ctx.actor))
    .executeTakeFirst()
  return found(row, 'Article')
}

/** An article in reach by its address in a language; one that was renamed is found by its old one, and says so. */
export async function findBySlug(
  ctx: Pick<Ctx, 'db'> & { actor: Actor },
  language: string,
  slug: string,
): Promise<{ id: string; slug: string } | undefined> {
  const { rows } = await sql<{ id: string; slug: string }>`
    select a.id, a.slug from articles as a
    where a.language = ${language} and ${articlesVisibleTo(ctx.actor)} and (a.slug = ${slug} or a.id = (
      select r.article_id from article_redirects as r where r.language = ${language} and r.slug = ${slug}))
    order by (a.slug = ${slug}) desc limit 1`.execute(ctx.db)
  return rows[0]
}
