import { sql } from 'kysely'
import type { ArticleHit, TicketArticle } from '#contract/articles.ts'
import type { PersonRef } from '#contract/people.ts'
import { personOf } from '../kernel/actor.ts'
import type { Ctx, Work } from '../kernel/context.ts'
import { notFound } from '../kernel/errors.ts'
import { getTicketId, lockTicket } from '../tickets/index.ts'
import { countOnDay } from './feedback.ts'
import { articlesVisibleTo } from './reach.ts'
import { searchArticles } from './search.ts'
import { lockArticle } from './select.ts'
import { presentSummary, readSummaries, refOf } from './summaries.ts'

/** The articles of a ticket in reach that the actor reads. */
export async function listOfTicket(ctx: Ctx, number: number): Promise<TicketArticle[]> {
  const ticketId = await getTicketId(ctx, number)
  const { rows } = await sql<{ articleId: string; kind: TicketArticle['kind']; by: PersonRef | null; createdAt: Date }>`
    select l.article_id, l.kind, ${refOf('l.person_id')} as by, l.created_at from ticket_articles as l
    join articles as a on a.id = l.article_id
    where l.ticket_id = ${ticketId} and ${articlesVisibleTo(ctx.actor)}
    order by l.created_at, l.article_id limit 100`.execute(ctx.db)
  const summaries = await readSummaries(
    ctx.db,
    ctx.actor,
    rows.map(({ articleId }) => articleId),
    true,
  )
  return rows.flatMap(({ articleId, kind, by, createdAt }) => {
    const row = summaries.get(articleId)
    const article = row && presentSummary(row, ctx.actor)
    return article === undefined ? [] : [{ article, kind, by, createdAt: createdAt.toISOString() }]
  })
}

/** What may help with a ticket in reach, found by its subject. */
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
  return (await searchArticles(ctx, { q, language, limit: 5, suggest: true })).items
}

/** Says that an article is about a ticket, or went out with a reply on it. Each is counted once for a ticket. */
export async function linkToTicket(
  work: Work,
  number: number,
  { articleId, kind }: { articleId: string; kind: TicketArticle['kind'] },
): Promise<void> {
  const ticket = await lockTicket(work, number)
  await lockArticle(work, articleId)
  const { rows } = await sql<{ isNew: boolean }>`
    insert into ticket_articles (ticket_id, article_id, kind, person_id, created_at)
    values (${ticket.id}, ${articleId}, ${kind}, ${personOf(work.actor).id}, ${work.now()})
    on conflict (ticket_id, article_id) do update
      set kind = case when excluded.kind = 'sent' then 'sent' else ticket_articles.kind end
    returning xmax = 0 as is_new`.execute(work.tx)
  if (rows[0]?.isNew) await countOnDay(work, articleId, 'uses')
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
}
