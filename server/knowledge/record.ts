import type { ArticleEvent } from '#contract/article.ts'
import type { Work } from '../kernel/context.ts'

/** Writes what happened to an article into its history. */
export async function recordArticleEvent(
  work: Work,
  articleId: string,
  kind: ArticleEvent['kind'],
  details: ArticleEvent['details'] = {},
): Promise<void> {
  await work.tx
    .insertInto('articleEvents')
    .values({
      id: work.newId(),
      articleId,
      kind,
      actorId: work.actor.kind === 'person' ? work.actor.id : null,
      details: JSON.stringify(details),
      createdAt: work.now(),
    })
    .execute()
}
