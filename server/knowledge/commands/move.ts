import type { Article, ArticleEvent, ArticleStatus } from '#contract/article.ts'
import { marksIn } from '#contract/redaction.ts'
import { isAdmin } from '../../kernel/actor.ts'
import type { Work } from '../../kernel/context.ts'
import { AppError, invalidField } from '../../kernel/errors.ts'
import { addJob } from '../../platform/jobs.ts'
import { getArticle } from '../queries.ts'
import { authorsOf, reactToArticle } from '../react.ts'
import { recordArticleEvent } from '../record.ts'
import type { ArticleRow } from '../schema.ts'
import { lockArticle } from '../select.ts'
import { readKnowledgeSettings } from '../settings.ts'
import { statusOf } from '../summaries.ts'
import { indexArticle } from './versions.ts'
import { refuseNoAgent } from './write.ts'

/** From which statuses each act leads on. */
const movesFrom: Record<'submit' | 'giveBack' | 'publish' | 'archive' | 'reopen', readonly ArticleStatus[]> = {
  submit: ['draft'],
  giveBack: ['in_review', 'scheduled'],
  publish: ['draft', 'in_review', 'scheduled'],
  archive: ['draft', 'in_review', 'scheduled', 'published'],
  reopen: ['archived', 'scheduled'],
}

export async function submitArticle(
  work: Work,
  id: string,
  { reviewerId, note }: { reviewerId: string | null; note: string },
): Promise<Article> {
  const article = await lockFor(work, id, 'submit')
  if (reviewerId !== null) await refuseNoAgent(work, 'reviewerId', reviewerId)
  await setStatus(work, article, 'in_review', { reviewerId })
  await reactToArticle(work, { type: 'article.submitted', article, reviewerId, note })
  return told(work, id, 'submitted', note === '' ? {} : { note })
}

export async function giveBackArticle(work: Work, id: string, note: string): Promise<Article> {
  const article = await lockFor(work, id, 'giveBack')
  await setStatus(work, article, 'draft', { publishAt: null })
  await reactToArticle(work, { type: 'article.returned', article, authorIds: await authorsOf(work, article), note })
  return told(work, id, 'returned', { note })
}

/** Publishes the newest version, at once or by a job at its time. */
export async function publishArticle(work: Work, id: string, publishAt: string | null): Promise<Article> {
  const article = await lockFor(work, id, 'publish')
  if (publishAt === null) {
    await publishIn(work, article)
    return getArticle(work, id)
  }
  await refuseOwnApproval(work, article)
  await refuseUnchecked(work, article)
  const at = new Date(publishAt)
  if (at <= work.now()) throw invalidField('publishAt', 'past', 'A time to come, or none to publish now')
  await setStatus(work, article, 'scheduled', { publishAt: at })
  await addJob(work, 'articles:publish', { id }, { key: `articles:publish:${id}`, runAt: at })
  return told(work, id, 'scheduled', { at: publishAt })
}

export async function archiveArticle(work: Work, id: string): Promise<Article> {
  await archiveIn(work, await lockFor(work, id, 'archive'), 'archived')
  return getArticle(work, id)
}

/** Takes an article away from its readers; whoever looks for it there finds nothing. */
export async function archiveIn(work: Work, article: ArticleRow, kind: 'archived' | 'expired'): Promise<void> {
  await setStatus(work, article, 'archived', { liveVersion: null, publishAt: null })
  await indexArticle(work, article.id)
  await recordArticleEvent(work, article.id, kind)
}

export async function reopenArticle(work: Work, id: string): Promise<Article> {
  const article = await lockFor(work, id, 'reopen')
  await setStatus(work, article, 'draft', { publishAt: null })
  return told(work, id, 'reopened')
}

/** Says that an article is still true. */
export async function confirmArticle(work: Work, id: string, reviewAt: string | null): Promise<Article> {
  const article = await lockArticle(work, id)
  const { reviewAfterMonths } = await readKnowledgeSettings(work.tx)
  const next = reviewAt === null ? monthsFrom(work.now(), reviewAfterMonths) : new Date(reviewAt)
  await work.tx.updateTable('articles').set({ reviewAt: next, remindedAt: null }).where('id', '=', article.id).execute()
  await reactToArticle(work, { type: 'article.confirmed', article })
  return told(work, id, 'reviewed', { next: next?.toISOString() ?? null })
}

/** Lets readers see the newest version of a locked article, whoever or whatever publishes it. */
export async function publishIn(work: Work, article: ArticleRow): Promise<void> {
  await refuseOwnApproval(work, article)
  await refuseUnchecked(work, article)
  const { reviewAfterMonths } = await readKnowledgeSettings(work.tx)
  const authorIds = await authorsOf(work, article)
  const isPast = article.expiresAt !== null && article.expiresAt <= work.now()
  await work.tx
    .updateTable('articles')
    .set((eb) => ({
      status: 'published',
      liveVersion: eb.ref('version'),
      publishAt: null,
      publishedAt: work.now(),
      updatedAt: work.now(),
      reviewAt: article.reviewAt ?? monthsFrom(work.now(), reviewAfterMonths),
      // A date that has passed would take it away again at once.
      ...(isPast && { expiresAt: null }),
    }))
    .where('id', '=', article.id)
    .execute()
  await indexArticle(work, article.id)
  await recordArticleEvent(work, article.id, 'published', { version: article.version })
  // What is brought in is nobody's news; what waited for its time or for a person is.
  if (work.actor.kind === 'person' || article.status === 'scheduled')
    await reactToArticle(work, { type: 'article.published', article, authorIds })
}

/** What was taken out of a ticket's text, or is missing there, is looked at before anybody reads the article. */
async function refuseUnchecked(work: Work, { id, version }: Pick<ArticleRow, 'id' | 'version'>): Promise<void> {
  const { title, summary, bodyHtml } = await work.tx
    .selectFrom('articleVersions')
    .select(['title', 'summary', 'bodyHtml'])
    .where('articleId', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  const [first] = marksIn([title, summary, bodyHtml].join('\n'))
  if (first !== undefined) throw new AppError('article_unchecked', `${first} still stands in it`)
}

/** Where articles are approved, nobody approves the own text; administrators may, so that nothing is stuck. */
async function refuseOwnApproval(work: Work, article: ArticleRow): Promise<void> {
  if (work.actor.kind !== 'person' || isAdmin(work.actor)) return
  if (!(await readKnowledgeSettings(work.tx)).needsReview) return
  const own = await work.tx
    .selectFrom('articleVersions')
    .select('version')
    .where('articleId', '=', article.id)
    .where('version', '>', article.liveVersion ?? 0)
    .where('authorId', '=', work.actor.id)
    .limit(1)
    .executeTakeFirst()
  if (own !== undefined) throw new AppError('forbidden', 'Somebody other than its author has to approve it')
}

async function lockFor(work: Work, id: string, act: keyof typeof movesFrom): Promise<ArticleRow> {
  const article = await lockArticle(work, id)
  if (movesFrom[act].includes(statusOf(article))) return article
  throw new AppError('move_not_allowed', `This cannot be done with an article that is ${article.status}`)
}

async function setStatus(
  work: Work,
  article: ArticleRow,
  status: ArticleStatus,
  also: Partial<Pick<ArticleRow, 'reviewerId' | 'publishAt' | 'liveVersion'>>,
): Promise<void> {
  await work.tx
    .updateTable('articles')
    .set({ ...also, status, updatedAt: work.now() })
    .where('id', '=', article.id)
    .execute()
}

async function told(
  work: Work,
  id: string,
  kind: ArticleEvent['kind'],
  details: ArticleEvent['details'] = {},
): Promise<Article> {
  await recordArticleEvent(work, id, kind, details)
  return getArticle(work, id)
}

function monthsFrom(now: Date, months: number | null): Date | null {
  if (months === null) return null
  const then = new Date(now)
  then.setUTCMonth(then.getUTCMonth() + months)
  return then
}
