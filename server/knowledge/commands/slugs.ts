import { sql } from 'kysely'
import { slugOf } from '#contract/article-text.ts'
import type { Language } from '#contract/common.ts'
import type { Work } from '../../kernel/context.ts'
import { AppError } from '../../kernel/errors.ts'
import { recordArticleEvent } from '../record.ts'
import type { ArticleRow } from '../schema.ts'

/** Words that stand where the address of an article stands, and mean pages of their own. */
const reserved = new Set(['search', 'c', 'files', 'requests', 'new'])

/** An address that was asked for; refused when another article has it. */
export async function refuseTakenSlug(work: Work, language: Language, slug: string, ownId?: string): Promise<void> {
  const other = await work.tx
    .selectFrom('articles')
    .select('id')
    .where('language', '=', language)
    .where('slug', '=', slug)
    .executeTakeFirst()
  if (reserved.has(slug) || (other !== undefined && other.id !== ownId))
    throw new AppError('name_taken', 'Another article has this address')
}

/** An address made from a title, with a number where that is taken. */
export async function freeSlug(work: Work, language: Language, title: string, ownId?: string): Promise<string> {
  const base = slugOf(title) || 'article'
  const { rows } = await sql<{ slug: string }>`select slug from articles
    where language = ${language} and (slug = ${base} or slug ~ ${`^${base}-[0-9]+$`})
      and id is distinct from ${ownId ?? null}::uuid`.execute(work.tx)
  const taken = new Set(rows.map(({ slug }) => slug))
  if (!taken.has(base) && !reserved.has(base)) return base
  let count = 2
  while (taken.has(`${base}-${count}`)) count += 1
  return `${base}-${count}`
}

/** Gives an article another address; the old one leads there from now on, if readers may know it. */
export async function renameArticle(work: Work, article: ArticleRow, slug: string): Promise<void> {
  if (slug === article.slug) return
  const { id, language } = article
  await work.tx.deleteFrom('articleRedirects').where('language', '=', language).where('slug', '=', slug).execute()
  await work.tx.updateTable('articles').set({ slug }).where('id', '=', id).execute()
  if (article.publishedAt === null) return
  await work.tx
    .insertInto('articleRedirects')
    .values({ language, slug: article.slug, articleId: id })
    .onConflict((conflict) => conflict.columns(['language', 'slug']).doUpdateSet({ articleId: id }))
    .execute()
  await recordArticleEvent(work, id, 'renamed', { from: article.slug, to: slug })
}
