import type { Work } from '../kernel/context.ts'
import type { ArticleRow } from './schema.ts'

/** A past fact about an article that concerns people, before its transaction ends. */
export type ArticleFact =
  /** It waits for a reviewer; for any, where nobody is named. */
  | { type: 'article.submitted'; article: ArticleRow; reviewerId: string | null; note: string }
  /** What was in review or scheduled came back to its authors. */
  | { type: 'article.returned'; article: ArticleRow; authorIds: string[]; note: string }
  | { type: 'article.published'; article: ArticleRow; authorIds: string[] }
  | { type: 'article.flagged'; article: ArticleRow; note: string }
  /** Nothing that was said to be wrong is unsettled any more. */
  | { type: 'article.settled'; article: ArticleRow }
  /** Its owner has to look whether it is still true. */
  | { type: 'article.due'; article: ArticleRow }
  | { type: 'article.confirmed'; article: ArticleRow }

/** Something that follows from a fact inside the same transaction. */
export type ArticleReaction = (work: Work, fact: ArticleFact) => Promise<void>
