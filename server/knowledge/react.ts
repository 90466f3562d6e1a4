import type { Work } from '../kernel/context.ts'
import type { ArticleFact } from './events.ts'
import type { ArticleRow } from './schema.ts'

/** Lets everything follow that the composition root registered, in this transaction. */
export async function reactToArticle(work: Work, fact: ArticleFact): Promise<void> {
  for (const reaction of work.services.articleReactions) await reaction(work, fact)
}

/** Whose text it is: its owner, and whoever wrote what readers have not seen yet. */
export async function authorsOf(work: Work, article: ArticleRow): Promise<string[]> {
  const rows = await work.tx
    .selectFrom('articleVersions')
    .select('authorId')
    .distinct()
    .where('articleId', '=', article.id)
    .where('version', '>', article.liveVersion ?? 0)
    .execute()
  return [...new Set([article.ownerId, ...rows.map(({ authorId }) => authorId)])].filter((id) => id !== null)
}
