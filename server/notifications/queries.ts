import { sql } from 'kysely'
import type { Language } from '#contract/common.ts'
import { mostCounted, type Notification } from '#contract/notifications.ts'
import type { TicketStatus } from '#contract/tickets.ts'
import { personOf } from '../kernel/actor.ts'
import type { Ctx } from '../kernel/context.ts'
import { pageOf } from '../kernel/cursor.ts'
import { found } from '../kernel/errors.ts'
import { articlesVisibleTo } from '../knowledge/index.ts'
import { presentPersonRef } from '../people/index.ts'
import { readIdCursor, snippetOf, ticketsVisibleTo } from '../tickets/index.ts'

interface Wanted {
  state: 'open' | 'unseen' | 'done'
  limit: number
  cursor?: string | undefined
}

/** What the actor was told of tickets and articles in reach, newest first. */
export async function listNotifications(ctx: Ctx, { state, limit, cursor }: Wanted) {
  const before = cursor === undefined ? undefined : readIdCursor(cursor)
  const rows = await select(ctx)
    .where('n.inCentre', '=', true)
    .where('n.doneAt', state === 'done' ? 'is not' : 'is', null)
    .$if(state === 'unseen', (query) => query.where('n.seenAt', 'is', null))
    .$if(before !== undefined, (query) => query.where('n.id', '<', before ?? ''))
    .orderBy('n.id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit, present, (row) => [row.id])
}

export async function getNotification(ctx: Ctx, id: string): Promise<Notification> {
  return present(found(await select(ctx).where('n.id', '=', id).executeTakeFirst(), 'Notification'))
}

/** Counting stops where nobody counts any more. */
export async function countUnseen(ctx: Ctx): Promise<number> {
  const some = reached(ctx)
    .select('n.id')
    .where('n.inCentre', '=', true)
    .where('n.seenAt', 'is', null)
    .where('n.doneAt', 'is', null)
    .limit(mostCounted)
  const { count } = await ctx.db
    .selectFrom(some.as('some'))
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  return count
}

function select(ctx: Ctx) {
  return reached(ctx)
    .leftJoin('articles as x', 'x.id', 'n.articleId')
    .leftJoin('articleVersions as v', (join) =>
      join.onRef('v.articleId', '=', 'x.id').onRef('v.version', '=', 'x.version'),
    )
    .leftJoin('people as a', 'a.id', 'n.actorId')
    .leftJoin('messages as m', 'm.id', 'n.messageId')
    .leftJoin('tasks as k', 'k.id', 'n.taskId')
    .leftJoin('approvals as q', 'q.id', 'n.approvalId')
    .select(['n.id', 'n.kind', 'n.messageId', 'n.createdAt', 'n.seenAt', 'n.doneAt'])
    .select(['t.number', 't.subject', 't.status', 'n.articleId', 'v.title', 'x.language'])
    .select(['a.id as actorId', 'a.name as actorName', 'a.email as actorEmail', 'a.role as actorRole'])
    .select(textFor(personOf(ctx.actor).language).as('text'))
}

/** What was said, what there is to do, why somebody was called, or what is asked. */
function textFor(language: Language) {
  const asked =
    language === 'en' ? sql`nullif(q.question_en, ''), q.question_es` : sql`nullif(q.question_es, ''), q.question_en`
  return sql<string>`coalesce(k.title, n.text, left(m.new_text, 1000), ${asked}, '')`
}

/** What tells the actor of tickets that she still sees, and of articles that she still reads. */
function reached(ctx: Ctx) {
  const visible = ticketsVisibleTo(ctx.actor)
  return ctx.db
    .selectFrom('notifications as n')
    .leftJoin('tickets as t', 't.id', 'n.ticketId')
    .where('n.personId', '=', personOf(ctx.actor).id)
    .where(sql<boolean>`((t.id is not null and ${visible ?? sql`true`}) or exists (
      select from articles as a where a.id = n.article_id and ${articlesVisibleTo(ctx.actor)}))`)
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

function present(row: Row): Notification {
  const { actorId, actorName, actorEmail, actorRole } = row
  return {
    id: row.id,
    // Written by this program as the contract's words.
    kind: row.kind as Notification['kind'],
    ticket:
      row.number === null || row.subject === null
        ? null
        : { number: row.number, subject: row.subject, status: row.status as TicketStatus },
    article:
      row.articleId === null
        ? null
        : { id: row.articleId, title: row.title ?? '', language: row.language === 'en' ? 'en' : 'es' },
    actor:
      actorId === null || actorName === null || actorRole === null
        ? null
        : presentPersonRef({ id: actorId, name: actorName, email: actorEmail, role: actorRole }),
    excerpt: snippetOf(row.text),
    messageId: row.messageId,
    createdAt: row.createdAt.toISOString(),
    seenAt: row.seenAt?.toISOString() ?? null,
    doneAt: row.doneAt?.toISOString() ?? null,
  }
}
