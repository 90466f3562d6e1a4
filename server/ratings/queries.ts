import { sql } from 'kysely'
import { personOf } from '../kernel/actor.ts'
import type { Ctx } from '../kernel/context.ts'
import { decodeCursor, invalidCursor, pageOf } from '../kernel/cursor.ts'
import { found } from '../kernel/errors.ts'
import { isId, readInstant, ticketsVisibleTo } from '../tickets/index.ts'
import { filterOf, type RatingFilter } from './figures.ts'
import { ratingReachOf, withinReach } from './policy.ts'
import { presentRating, ratingColumns } from './present.ts'

/** What the page behind a mailed link shows. */
export async function getInvitation(ctx: Ctx, ticketId: string) {
  const row = await ctx.db
    .selectFrom('tickets as t')
    .select(['t.number', 't.subject'])
    .where('t.id', '=', ticketId)
    .executeTakeFirst()
  const rating = await ctx.db
    .selectFrom('ratings as c')
    .select(ratingColumns)
    .where('c.ticketId', '=', ticketId)
    .executeTakeFirst()
  return { ...found(row, 'Ticket'), rating: rating === undefined ? null : presentRating(rating) }
}

interface OfWhom {
  requesterId?: string | undefined
  organizationId?: string | undefined
}

export async function listRatings(ctx: Ctx, request: OfWhom & { limit: number; cursor?: string | undefined }) {
  const after = request.cursor === undefined ? undefined : readPlace(request.cursor)
  const rows = await selectVisible(ctx, request)
    .select(['c.id', 't.number', 't.subject'])
    .select(ratingColumns)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(c.rated_at, c.id) < (${after?.ratedAt}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy('c.ratedAt', 'desc')
    .orderBy('c.id', 'desc')
    .limit(request.limit + 1)
    .execute()
  return pageOf(rows, request.limit, presentRating, (row) => [row.ratedAt.toISOString(), row.id])
}

interface CommentRequest extends RatingFilter {
  mood?: 'low' | 'high' | undefined
  withComment: boolean
  limit: number
  cursor?: string | undefined
}

/** The ratings behind the figures, newest first. */
export async function listComments(ctx: Ctx, request: CommentRequest) {
  const actor = personOf(ctx.actor)
  const after = request.cursor === undefined ? undefined : readPlace(request.cursor)
  const chosen = ctx.db
    .selectFrom('ratings as f')
    .innerJoin('tickets as t', 't.id', 'f.ticketId')
    .innerJoin('ratings as c', 'c.id', 'f.id')
    .innerJoin('people as p', 'p.id', 't.requesterId')
    .leftJoin('people as a', 'a.id', 'f.agentId')
    .select(['f.id', 't.number', 't.subject', 'p.name as requesterName', 'a.name as agentName'])
    .select(ratingColumns)
    .where(withinReach(await ratingReachOf(ctx.db, actor), actor))
    .where(filterOf(request))
    .where(ticketsVisibleTo(actor) ?? sql<boolean>`true`)
  const rows = await chosen
    .$if(request.from !== undefined, (query) => query.where('f.ratedAt', '>=', new Date(request.from ?? 0)))
    .$if(request.to !== undefined, (query) => query.where('f.ratedAt', '<', new Date(request.to ?? 0)))
    .$if(request.mood === 'low', (query) => query.where('f.score', '<=', 3))
    .$if(request.mood === 'high', (query) => query.where('f.score', '>=', 4))
    .$if(request.withComment, (query) => query.where('f.comment', '<>', ''))
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(f.rated_at, f.id) < (${after?.ratedAt}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy('f.ratedAt', 'desc')
    .orderBy('f.id', 'desc')
    .limit(request.limit + 1)
    .execute()
  return pageOf(rows, request.limit, presentRating, (row) => [row.ratedAt.toISOString(), row.id])
}

function readPlace(cursor: string): { ratedAt: Date; id: string } {
  const [time, id] = decodeCursor(cursor, 2)
  const ratedAt = readInstant(time)
  if (ratedAt === undefined || !isId(id)) throw invalidCursor()
  return { ratedAt, id }
}

export async function summariseRatings(ctx: Ctx, { days, ...ofWhom }: OfWhom & { days: number }) {
  const since = new Date(ctx.now().getTime() - days * 86_400_000)
  const rows = await selectVisible(ctx, ofWhom)
    .select(['c.score', sql<number>`count(*)::int`.as('count')])
    .where('c.ratedAt', '>', since)
    .groupBy('c.score')
    .execute()
  const byScore = [1, 2, 3, 4, 5].map((score) => rows.find((row) => row.score === score)?.count ?? 0)
  const count = byScore.reduce((sum, one) => sum + one, 0)
  const sum = byScore.reduce((total, one, index) => total + one * (index + 1), 0)
  return { count, average: count === 0 ? null : sum / count, byScore }
}

function selectVisible(ctx: Ctx, { requesterId, organizationId }: OfWhom) {
  const visible = ticketsVisibleTo(ctx.actor)
  return ctx.db
    .selectFrom('ratings as c')
    .innerJoin('tickets as t', 't.id', 'c.ticketId')
    .$if(visible !== undefined, (query) => query.where(visible ?? sql<boolean>`true`))
    .$if(requesterId !== undefined, (query) => query.where('c.personId', '=', requesterId ?? null))
    .$if(organizationId !== undefined, (query) => query.where('t.organizationId', '=', organizationId ?? null))
}
