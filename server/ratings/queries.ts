import { sql } from 'kysely'
import type { Ctx } from '../kernel/context.ts'
import { decodeCursor, invalidCursor, pageOf } from '../kernel/cursor.ts'
import { found } from '../kernel/errors.ts'
import { isId, readInstant, ticketsVisibleTo } from '../tickets/index.ts'

/** What the page behind a mailed link shows. */
export async function getInvitation(ctx: Ctx, ticketId: string) {
  const row = await ctx.db
    .selectFrom('tickets as t')
    .leftJoin('ratings as c', 'c.ticketId', 't.id')
    .select(['t.number', 't.subject', 'c.score', 'c.comment', 'c.ratedAt'])
    .where('t.id', '=', ticketId)
    .executeTakeFirst()
  const { number, subject, score, comment, ratedAt } = found(row, 'Ticket')
  const rating =
    score === null || comment === null || ratedAt === null ? null : { score, comment, ratedAt: ratedAt.toISOString() }
  return { number, subject, rating }
}

interface OfWhom {
  requesterId?: string | undefined
  organizationId?: string | undefined
}

export async function listRatings(ctx: Ctx, request: OfWhom & { limit: number; cursor?: string | undefined }) {
  const after = request.cursor === undefined ? undefined : readPlace(request.cursor)
  const rows = await selectVisible(ctx, request)
    .select(['c.id', 'c.score', 'c.comment', 'c.ratedAt', 't.number', 't.subject'])
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(c.rated_at, c.id) < (${after?.ratedAt}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy('c.ratedAt', 'desc')
    .orderBy('c.id', 'desc')
    .limit(request.limit + 1)
    .execute()
  return pageOf(
    rows,
    request.limit,
    (row) => ({ ...row, ratedAt: row.ratedAt.toISOString() }),
    (row) => [row.ratedAt.toISOString(), row.id],
  )
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
