import { sql } from 'kysely'
import type { ArticleHit } from '#contract/article.ts'
import type { Language } from '#contract/common.ts'
import { visibilities } from '#contract/knowledge.ts'
import type { TicketArticle } from '#contract/ticket-articles.ts'
import { personOf } from '../kernel/actor.ts'
import type { Ctx, Work } from '../kernel/context.ts'
import { notFound } from '../kernel/errors.ts'
import { textsOf } from '../similarity/index.ts'
import { getTicketId, lockTicket, recordEvent } from '../tickets/index.ts'
import { listAlike } from './alike.ts'
import { countOnDay } from './feedback.ts'
import { articlesVisibleTo } from './reach.ts'
import { searchArticles } from './search.ts'
import { lockArticle } from './select.ts'
import { presentSummary, readSummaries, refOf } from './summaries.ts'

/** The articles of a ticket in reach that the actor reads. */
export async function listOfTicket(ctx: Ctx, number: number): Promise<TicketArticle[]> {
  const ticketId = await getTicketId(ctx, number)
  const { rows } = await sql<Omit<TicketArticle, 'article' | 'createdAt'> & { articleId: string; createdAt: Date }>`
    select l.article_id, l.kind, l.is_origin, ${refOf('l.person_id')} as by, l.created_at from ticket_articles as l
    join articles as a on a.id = l.article_id
    where l.ticket_id = ${ticketId} and ${articlesVisibleTo(ctx.actor)}
    order by l.created_at, l.article_id limit 100`.execute(ctx.db)
  const summaries = await readSummaries(
    ctx.db,
    ctx.actor,
    rows.map(({ articleId }) => articleId),
    true,
  )
  return rows.flatMap(({ articleId, createdAt, ...told }) => {
    const row = summaries.get(articleId)
    const article = row && presentSummary(row, ctx.actor)
    return article === undefined ? [] : [{ ...told, article, createdAt: createdAt.toISOString() }]
  })
}

const mostSuggested = 5

/** What may help with a ticket in reach: pinned answers first, then what is like it, then what its subject finds. */
export async function suggestForTicket(ctx: Ctx, number: number): Promise<ArticleHit[]> {
  const id = await getTicketId(ctx, number)
  const ticket = await ctx.db
    .selectFrom('tickets')
    .select(['subject', 'language'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const q = ticket.subject.slice(0, 200).trim()
  if (q === '') return []
  const language = ticket.language === 'en' ? 'en' : 'es'
  const [text] = await textsOf(ctx.db, [id])
  const [alike, { items }] = await Promise.all([
    listAlike(ctx, text ?? { subject: q, body: '' }, mostSuggested),
    searchArticles(ctx, { q, language, limit: mostSuggested, suggest: true }),
  ])
  const known = new Map(items.map((hit) => [hit.article.id, hit]))
  const likest = alike.map(
    ({ article }) =>
      known.get(article.id) ?? { article, title: article.title, excerpt: article.summary, isPinned: false },
  )
  const ordered = [...items.filter(({ isPinned }) => isPinned), ...likest, ...items]
  return oncePerMatter(ordered, language).slice(0, mostSuggested)
}

/** Of an article and its translations one is enough: that in the ticket's language, where there is one. */
function oncePerMatter(hits: ArticleHit[], language: Language): ArticleHit[] {
  const kept = new Map<string, ArticleHit>()
  for (const hit of hits) {
    const matter = hit.article.originalId ?? hit.article.id
    const before = kept.get(matter)
    if (before === undefined || (before.article.language !== language && hit.article.language === language))
      kept.set(matter, hit)
  }
  return [...kept.values()]
}

/** Says that an article is about a ticket, or went out with a reply on it. Each is counted once for a ticket. */
export async function linkToTicket(
  work: Work,
  number: number,
  { articleId, kind }: { articleId: string; kind: TicketArticle['kind'] },
): Promise<void> {
  const ticket = await lockTicket(work, number)
  await lockArticle(work, articleId)
  if (await keepLink(work, ticket.id, { articleId, kind, isOrigin: false }))
    await tellTicket(work, ticket.id, 'article.linked', { from: null, to: articleId })
}

/** Writes the link and counts it; false where it was there before. */
export async function keepLink(
  work: Work,
  ticketId: string,
  { articleId, kind, isOrigin }: { articleId: string; kind: TicketArticle['kind']; isOrigin: boolean },
): Promise<boolean> {
  const { rows } = await sql<{ isNew: boolean }>`
    insert into ticket_articles (ticket_id, article_id, kind, is_origin, person_id, created_at)
    values (${ticketId}, ${articleId}, ${kind}, ${isOrigin}, ${personOf(work.actor).id}, ${work.now()})
    on conflict (ticket_id, article_id) do update
      set kind = case when excluded.kind = 'sent' then 'sent' else ticket_articles.kind end
    returning xmax = 0 as is_new`.execute(work.tx)
  const isNew = rows[0]?.isNew ?? false
  // An article is not of use to the ticket that it was made of.
  if (isNew && !isOrigin) await countOnDay(work, articleId, 'uses')
  return isNew
}

/** The history of the ticket names the article, unless only some who read it may know of that. */
export async function tellTicket(
  work: Work,
  ticketId: string,
  type: 'article.linked' | 'article.unlinked' | 'article.written',
  change: { from: string | null; to: string | null },
): Promise<void> {
  const id = change.to ?? change.from ?? ''
  const { rows } = await sql<{ title: string }>`select v.title from articles as a
    join article_versions as v on v.article_id = a.id and v.version = coalesce(a.live_version, a.version)
    where a.id = ${id} and a.reach_level >= ${visibilities.indexOf('agents')}`.execute(work.tx)
  const title = rows[0]?.title ?? ''
  const named = { from: change.from && title, to: change.to && title }
  const cause = { kind: 'person', personId: personOf(work.actor).id } as const
  await recordEvent(work, { ticketId, type, cause, changes: [{ field: 'article', ...named }] })
}

export async function unlinkFromTicket(work: Work, number: number, articleId: string): Promise<void> {
  const ticket = await lockTicket(work, number)
  await lockArticle(work, articleId)
  const gone = await work.tx
    .deleteFrom('ticketArticles')
    .where('ticketId', '=', ticket.id)
    .where('articleId', '=', articleId)
    .returning('articleId')
    .executeTakeFirst()
  if (gone === undefined) throw notFound('Article')
  await tellTicket(work, ticket.id, 'article.unlinked', { from: articleId, to: null })
}
