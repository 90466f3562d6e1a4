import { sql } from 'kysely'
import type { ArticleNotice } from '#contract/notifications.ts'
import type { Work } from '../kernel/context.ts'
import type { ArticleFact } from '../knowledge/index.ts'
import type { Told } from './audience.ts'
import { tellOfArticle } from './tell.ts'

/** Tells people what happened to an article. Registered at the composition root. */
export async function articleNotificationReaction(work: Work, fact: ArticleFact): Promise<void> {
  const actorId = work.actor.kind === 'person' ? work.actor.id : undefined
  const settled = settledBy(fact)
  if (settled.length > 0) await tickOff(work, fact.article.id, settled)
  await tellOfArticle(work, fact.article.id, await audienceOf(work, fact), actorId)
}

async function audienceOf(work: Work, fact: ArticleFact): Promise<Told[]> {
  switch (fact.type) {
    case 'article.submitted': {
      const { reviewerId, note } = fact
      return tell('article_to_review', reviewerId === null ? await administrators(work) : [reviewerId], note)
    }
    case 'article.returned':
      return tell('article_returned', fact.authorIds, fact.note)
    case 'article.published':
      return tell('article_published', fact.authorIds, '')
    case 'article.flagged':
      return tell('article_flagged', await keepersOf(work, fact), fact.note)
    case 'article.due':
      return tell('article_due', await keepersOf(work, fact), '')
    case 'article.settled':
    case 'article.confirmed':
      return []
  }
}

/** What nobody is asked for any more. */
function settledBy(fact: ArticleFact): ArticleNotice[] {
  switch (fact.type) {
    case 'article.returned':
    case 'article.published':
      return ['article_to_review']
    case 'article.settled':
      return ['article_flagged']
    case 'article.confirmed':
      return ['article_due']
    case 'article.submitted':
    case 'article.flagged':
    case 'article.due':
      return []
  }
}

function tell(kind: ArticleNotice, personIds: readonly string[], text: string): Told[] {
  return personIds.map((personId) => ({ personId, kind, ...(text !== '' && { text }) }))
}

/** Its owner; where it has none who still works here, whoever administers the desk. */
async function keepersOf(work: Work, { article }: ArticleFact): Promise<string[]> {
  if (article.ownerId === null) return administrators(work)
  const owner = await work.tx
    .selectFrom('people')
    .select('id')
    .where('id', '=', article.ownerId)
    .where('isActive', '=', true)
    .where('role', '<>', 'requester')
    .executeTakeFirst()
  return owner === undefined ? administrators(work) : [owner.id]
}

async function administrators(work: Work): Promise<string[]> {
  const rows = await work.tx
    .selectFrom('people')
    .select('id')
    .where('role', '=', 'admin')
    .where('isActive', '=', true)
    .execute()
  return rows.map(({ id }) => id)
}

async function tickOff(work: Work, articleId: string, kinds: ArticleNotice[]): Promise<void> {
  await work.tx
    .updateTable('notifications')
    .set({ doneAt: work.now(), seenAt: sql`coalesce(seen_at, ${work.now()})` })
    .where('articleId', '=', articleId)
    .where('kind', 'in', kinds)
    .where('doneAt', 'is', null)
    .execute()
}
