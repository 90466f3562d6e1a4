import { sql } from 'kysely'
import type { ArticleVote } from '#contract/article.ts'
import type { articles } from '#contract/articles.ts'
import type { Result } from '#contract/operation.ts'
import type { PersonRef } from '#contract/people.ts'
import { personOf } from '../kernel/actor.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { notFound } from '../kernel/errors.ts'
import { limitRate } from '../platform/rate-limits.ts'
import { ticketsVisibleTo } from '../tickets/index.ts'
import { reactToArticle } from './react.ts'
import { recordArticleEvent } from './record.ts'
import { lockArticle, reachArticle } from './select.ts'
import { refOf, seesDrafts } from './summaries.ts'

type Counted = 'views' | 'helpful' | 'unhelpful' | 'uses'

/** Counts something that happened to an article on this day; nobody is remembered. */
export async function countOnDay(work: Pick<Work, 'tx' | 'now'>, articleId: string, what: Counted): Promise<void> {
  const column = sql.ref(what)
  await sql`insert into article_days as d (article_id, day, ${column}) values (${articleId}, ${dayOf(work.now())}, 1)
    on conflict (article_id, day) do update set ${column} = d.${column} + 1`.execute(work.tx)
  const total = sql.ref(
    { views: 'viewCount', helpful: 'helpfulCount', unhelpful: 'unhelpfulCount', uses: 'useCount' }[what],
  )
  await sql`update articles set ${total} = ${total} + 1 where id = ${articleId}`.execute(work.tx)
}

/** A reader has opened it. Those who work here are not counted. */
export async function countView(ctx: Ctx, articleId: string): Promise<void> {
  if (!seesDrafts(ctx.actor)) await transact(ctx, (work) => countOnDay(work, articleId, 'views'))
}

/** Whether it helped; of one address a few for each article and day. */
export async function voteOn(ctx: Ctx, id: string, vote: ArticleVote): Promise<void> {
  const article = await reachArticle(ctx, id)
  const who = ctx.actor.kind === 'person' ? ctx.actor.id : (ctx.ip ?? '')
  await limitRate(ctx, { key: `article-vote:${id}:${who}`, max: 3, seconds: 86_400 })
  await limitRate(ctx, { key: `article-votes:${who}`, max: 60, seconds: 3600 })
  await transact(ctx, async (work) => {
    await work.tx
      .insertInto('articleVotes')
      .values({
        id: work.newId(),
        articleId: id,
        version: article.liveVersion ?? article.version,
        isHelpful: vote.isHelpful,
        reason: vote.isHelpful ? null : vote.reason,
        comment: vote.comment,
        createdAt: work.now(),
      })
      .execute()
    await countOnDay(work, id, vote.isHelpful ? 'helpful' : 'unhelpful')
  })
}

/** An agent says that something in it is wrong, on a ticket in reach or without one. */
export async function flagArticle(
  work: Work,
  id: string,
  { note, ticketNumber }: { note: string; ticketNumber: number | null },
): Promise<void> {
  const article = await lockArticle(work, id)
  const ticketId = ticketNumber === null ? null : await ticketIn(work, ticketNumber)
  const flag = { id: work.newId(), articleId: id, ticketId, note, createdAt: work.now() }
  await work.tx
    .insertInto('articleFlags')
    .values({ ...flag, personId: personOf(work.actor).id })
    .execute()
  await recordArticleEvent(work, id, 'flagged', { note, ticket: ticketNumber })
  await reactToArticle(work, { type: 'article.flagged', article, note })
}

export async function settleFlag(work: Work, id: string, flagId: string): Promise<void> {
  const article = await lockArticle(work, id)
  const settled = await work.tx
    .updateTable('articleFlags')
    .set({ settledAt: work.now(), settledBy: personOf(work.actor).id })
    .where('id', '=', flagId)
    .where('articleId', '=', id)
    .where('settledAt', 'is', null)
    .returning('note')
    .executeTakeFirst()
  if (settled === undefined) throw notFound('Flag')
  await recordArticleEvent(work, id, 'settled', { note: settled.note })
  const left = await work.tx
    .selectFrom('articleFlags')
    .select('id')
    .where('articleId', '=', id)
    .where('settledAt', 'is', null)
    .executeTakeFirst()
  if (left === undefined) await reactToArticle(work, { type: 'article.settled', article })
}

type Feedback = Result<typeof articles.feedback>
type Timed<T extends { createdAt: string }> = Omit<T, 'createdAt'> & { createdAt: Date }

/** What readers and agents made of an article: the last ninety days, the newest words first. */
export async function readFeedback(ctx: Ctx, id: string): Promise<Feedback> {
  await reachArticle(ctx, id)
  const visible = ticketsVisibleTo(ctx.actor) ?? sql`true`
  const since = dayOf(new Date(ctx.now().getTime() - 90 * 86_400_000))
  const [days, votes, flags, tickets] = await Promise.all([
    sql<Feedback['days'][number]>`select day::text, views, helpful, unhelpful, uses from article_days
      where article_id = ${id} and day >= ${since} order by day`.execute(ctx.db),
    sql<Timed<Feedback['votes'][number]>>`select id, is_helpful, reason, comment, version, created_at from article_votes
      where article_id = ${id} and (comment <> '' or reason is not null) order by id desc limit 100`.execute(ctx.db),
    sql<Timed<Feedback['flags'][number]> & { by: PersonRef }>`select f.id, f.note, ${refOf('f.person_id')} as by,
      f.created_at, (select t.number from tickets as t where t.id = f.ticket_id and ${visible}) as ticket_number
      from article_flags as f where f.article_id = ${id} and f.settled_at is null order by f.id desc limit 100`.execute(
      ctx.db,
    ),
    sql<Timed<Feedback['tickets'][number]>>`select t.number, t.subject, l.created_at from ticket_articles as l
      join tickets as t on t.id = l.ticket_id where l.article_id = ${id} and ${visible}
      order by l.created_at desc limit 50`.execute(ctx.db),
  ])
  return {
    days: days.rows,
    votes: votes.rows.map(timed),
    flags: flags.rows.map(timed),
    tickets: tickets.rows.map(timed),
  }
}

async function ticketIn(work: Work, number: number): Promise<string> {
  const { rows } = await sql<{ id: string }>`select t.id from tickets as t
    where t.number = ${number} and ${ticketsVisibleTo(work.actor) ?? sql`true`}`.execute(work.tx)
  const [ticket] = rows
  if (ticket === undefined) throw notFound('Ticket')
  return ticket.id
}

function timed<T extends { createdAt: Date }>(row: T) {
  return { ...row, createdAt: row.createdAt.toISOString() }
}

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10)
}
