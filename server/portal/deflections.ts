import { sql } from 'kysely'
import type { Ctx } from '../kernel/context.ts'
import { getArticle, listByIds } from '../knowledge/index.ts'

const mostArticles = 50
const dayMs = 86_400_000

/** Counts an answer that settled a request before it was sent; one that the caller cannot read is not found. */
export async function countDeflection(ctx: Ctx, articleId: string): Promise<void> {
  const { id } = await getArticle(ctx, articleId)
  await ctx.db.insertInto('deflections').values({ id: ctx.newId(), articleId: id, createdAt: ctx.now() }).execute()
}

/** How often that happened, and by which articles that the caller may read. */
export async function listDeflections(ctx: Ctx, days: number) {
  const since = new Date(ctx.now().getTime() - days * dayMs)
  const rows = await ctx.db
    .selectFrom('deflections')
    .select(['articleId', sql<number>`count(*)::int`.as('count')])
    .where('createdAt', '>', since)
    .groupBy('articleId')
    .orderBy(sql`count(*)`, 'desc')
    .orderBy('articleId')
    .execute()
  const { requestCount } = await ctx.db
    .selectFrom('tickets')
    .select(sql<number>`count(*)::int`.as('requestCount'))
    .where('createdAt', '>', since)
    .where('channel', '=', 'portal')
    .executeTakeFirstOrThrow()
  // What the caller may not read stays in the sum, without its name.
  const counts = new Map(rows.slice(0, mostArticles).map(({ articleId, count }) => [articleId, count]))
  const articles = (await listByIds(ctx, [...counts.keys()])).map(({ id, title }) => ({
    id,
    title,
    count: counts.get(id) ?? 0,
  }))
  return { count: rows.reduce((sum, { count }) => sum + count, 0), requestCount, articles }
}
