import { type RawBuilder, sql } from 'kysely'
import type { Article, ArticleEvent, ArticleRef, ArticleSummary, ArticleVersion } from '#contract/article.ts'
import type { articles } from '#contract/articles.ts'
import type { Input } from '#contract/operation.ts'
import type { PersonRef } from '#contract/people.ts'
import { type Actor, isAdmin, isAgent } from '../kernel/actor.ts'
import type { Ctx, Db, Tx, Work } from '../kernel/context.ts'
import { decodeCursor, invalidCursor, pageOf } from '../kernel/cursor.ts'
import { found } from '../kernel/errors.ts'
import { inCategory } from './matches.ts'
import { articlesVisibleTo } from './reach.ts'
import type { ArticleRow } from './schema.ts'
import { readKnowledgeSettings } from './settings.ts'
import { stemsOf } from './stems.ts'
import {
  articlePath,
  presentSummary,
  readSummaries,
  refOf,
  refOfArticle,
  type SummaryRow,
  seesDrafts,
  shownVersion,
} from './summaries.ts'
import { allOf, queriesOf, termsOf, wordsToStem } from './terms.ts'

type ListQuery = Input<typeof articles.list>['query']
type Source = Pick<Ctx, 'db' | 'actor' | 'now'>

/** Articles in reach, the last changed first. */
export async function listArticles(ctx: Source, query: ListQuery) {
  const said =
    query.q === undefined || query.q === '' ? [] : [sql`a.document @@ ${await wordsOf(ctx, query.q)}::tsquery`]
  const conditions = [articlesVisibleTo(ctx.actor), ...conditionsOf(ctx, query), ...said]
  const { rows } = await sql<Pick<ArticleRow, 'id' | 'updatedAt'>>`
    select a.id, a.updated_at from articles as a where ${sql.join(conditions, sql` and `)}
    order by a.updated_at desc, a.id desc limit ${query.limit + 1}`.execute(ctx.db)
  const summaries = await readSummaries(
    ctx.db,
    ctx.actor,
    rows.map(({ id }) => id),
  )
  const { items, nextCursor } = pageOf(
    rows,
    query.limit,
    ({ id }) => summaries.get(id),
    (row) => [row.updatedAt.toISOString(), row.id],
  )
  return { items: items.flatMap((row) => (row === undefined ? [] : [presentSummary(row, ctx.actor)])), nextCursor }
}

function conditionsOf(ctx: Source, query: ListQuery): RawBuilder<unknown>[] {
  const { status, language, categoryId, visibility, ownerId, needs, cursor } = query
  const isInside = seesDrafts(ctx.actor)
  return [
    ...(status === undefined ? [] : [isInside ? sql`a.status = any(${status})` : sql`${status.includes('published')}`]),
    ...(language === undefined ? [] : [sql`a.language = ${language}`]),
    ...(categoryId === undefined ? [] : [inCategory(categoryId)]),
    ...(visibility === undefined || !isInside ? [] : [sql`a.visibility = ${visibility}`]),
    ...(ownerId === undefined || !isInside ? [] : [sql`a.owner_id = ${ownerId}`]),
    ...(needs === undefined ? [] : [isInside ? needing(ctx, needs) : sql`false`]),
    ...(cursor === undefined ? [] : [after(cursor)]),
  ]
}

async function wordsOf({ db }: Source, q: string): Promise<string> {
  const terms = termsOf(q, [])
  return allOf(queriesOf(terms, 'all', await stemsOf(db, wordsToStem(terms))))
}

function needing(ctx: Source, needs: NonNullable<ListQuery['needs']>): RawBuilder<unknown> {
  switch (needs) {
    case 'review':
      return sql`(a.status = 'in_review' or a.review_at <= ${ctx.now()})`
    case 'flagged':
      return sql`exists (select from article_flags as f where f.article_id = a.id and f.settled_at is null)`
    case 'outdated':
      return sql`exists (select from articles as o where o.id = a.group_id and o.id <> a.id
        and a.translated_version < coalesce(o.live_version, o.version))`
  }
}

function after(cursor: string): RawBuilder<unknown> {
  const [at, id] = decodeCursor(cursor, 2)
  if (typeof at !== 'string' || typeof id !== 'string' || Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id))
    throw invalidCursor()
  return sql`(a.updated_at, a.id) < (${new Date(at)}, ${id}::uuid)`
}

/** An article in reach with all that belongs to it. */
export async function getArticle(source: Source | Work, id: string, prefersLive = false): Promise<Article> {
  const db = 'tx' in source ? source.tx : source.db
  const { actor } = source
  const row = await readRow(db, actor, id, prefersLive)
  const [own, translations, related, files, settings] = await Promise.all([
    readOwn(db, id, row.shownVersion),
    listTranslations(db, actor, row),
    listRelated(db, actor, row),
    db.selectFrom('articleFiles').selectAll().where('groupId', '=', row.groupId).orderBy('filename').execute(),
    readKnowledgeSettings(db),
  ])
  const isInside = seesDrafts(actor)
  const mayChange = isAgent(actor)
  const needsReview = settings.needsReview && !isAdmin(actor)
  const isOwn = actor.kind === 'person' && [row.owner?.id, own.createdBy].includes(actor.id)
  return {
    ...presentSummary(row, actor),
    keywords: isInside ? own.keywords : '',
    bodyHtml: own.bodyHtml,
    organizationIds: isInside ? own.organizationIds : [],
    teamIds: isInside ? own.teamIds : [],
    liveVersion: row.liveVersion,
    translations,
    related,
    files: files.filter(({ isInline }) => !isInline).map(presentFile),
    can: {
      change: mayChange,
      publish: mayChange,
      needsReview,
      remove: mayChange && row.publishedAt === null && (isOwn || isAdmin(actor)),
    },
  }
}

async function readRow(db: Db | Tx, actor: Actor, id: string, prefersLive: boolean): Promise<SummaryRow> {
  const reached = await db
    .selectFrom('articles as a')
    .select('a.id')
    .where('a.id', '=', id)
    .where(articlesVisibleTo(actor))
    .executeTakeFirst()
  const { id: own } = found(reached, 'Article')
  return found((await readSummaries(db, actor, [own], prefersLive)).get(own), 'Article')
}

/** What is not told of an article among others. */
async function readOwn(db: Db | Tx, id: string, version: number) {
  const row = await db
    .selectFrom('articles as a')
    .innerJoin('articleVersions as v', 'v.articleId', 'a.id')
    .select(['v.keywords', 'v.bodyHtml', 'a.organizationIds', 'a.teamIds', 'a.createdBy'])
    .where('a.id', '=', id)
    .where('v.version', '=', version)
    .executeTakeFirst()
  return found(row, 'Version')
}

async function listTranslations(db: Db | Tx, actor: Actor, row: SummaryRow): Promise<Article['translations']> {
  const { rows } = await sql<{ id: string }>`select a.id from articles as a
    where a.group_id = ${row.groupId} and a.id <> ${row.id} and ${articlesVisibleTo(actor)}`.execute(db)
  const summaries = await readSummaries(
    db,
    actor,
    rows.map(({ id }) => id),
  )
  return [...summaries.values()].map((one) => {
    const { status, isLive, isOutdated } = presentSummary(one, actor)
    return { ...refOfArticle(one), status, isLive, isOutdated }
  })
}

const mostRelated = 5

/** What somebody chose, then what is in the same category and says something alike; in the same language. */
async function listRelated(db: Db | Tx, actor: Actor, row: SummaryRow): Promise<Article['related']> {
  const { rows } = await sql<{ id: string; title: string; language: string; slug: string; isChosen: boolean }>`
    with mine as materialized (
      select string_agg(quote_literal(lexeme), ' | ')::tsquery as words from (
        select lexeme from unnest((select heading from articles where id = ${row.id})) limit 30) as one
    ),
    chosen as (
      select case when r.one_id = ${row.groupId} then r.other_id else r.one_id end as group_id from article_relations as r
      where r.one_id = ${row.groupId} or r.other_id = ${row.groupId}
    ),
    alike as (
      select a.id, ts_rank(a.heading, mine.words) as rank from mine, articles as a
      where a.heading @@ mine.words and a.category_id is not distinct from ${row.categoryId}::uuid
        and a.language = ${row.language} and a.group_id <> ${row.groupId} and a.live_version is not null
        and ${articlesVisibleTo(actor)}
      order by rank desc limit ${mostRelated}
    )
    select a.id, v.title, a.language, a.slug, a.is_chosen from (
      select a.id, a.slug, a.language, a.version, a.live_version, true as is_chosen, 1 as rank from chosen
        join lateral (select a.* from articles as a where a.group_id = chosen.group_id and ${articlesVisibleTo(actor)}
          order by a.language = ${row.language} desc limit 1) as a on true
      union all
      select a.id, a.slug, a.language, a.version, a.live_version, false, alike.rank from alike join articles as a using (id)
        where a.group_id not in (select group_id from chosen)
    ) as a join article_versions as v on v.article_id = a.id and v.version = ${shownVersion(actor, true)}
    order by a.is_chosen desc, a.rank desc, v.title limit 12`.execute(db)
  const chosenCount = rows.filter(({ isChosen }) => isChosen).length
  return rows
    .slice(0, Math.max(mostRelated, chosenCount))
    .map(({ isChosen, ...ref }): ArticleRef & { isChosen: boolean } => ({ ...refOfArticle(ref), isChosen }))
}

function presentFile(row: { id: string; filename: string; contentType: string; size: number; sha256: string }) {
  const { id, filename, contentType, size, sha256 } = row
  const about = { isInline: false, contentId: null, path: `/api/v1/articles/files/${id}` }
  return { id, filename, contentType, size, sha256, ...about }
}

export async function listVersions(ctx: Ctx, id: string): Promise<ArticleVersion[]> {
  const article = await readRow(ctx.db, ctx.actor, id, false)
  const { rows } = await sql<{
    version: number
    title: string
    summary: string
    author: PersonRef | null
    createdAt: Date
  }>`
    select v.version, v.title, v.summary, ${refOf('v.author_id')} as author, v.created_at from article_versions as v
    where v.article_id = ${id} order by v.version desc limit 500`.execute(ctx.db)
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    isLive: row.version === article.liveVersion,
  }))
}

export async function listHistory(ctx: Ctx, id: string, query: { limit: number; cursor?: string | undefined }) {
  await readRow(ctx.db, ctx.actor, id, false)
  const last = query.cursor === undefined ? undefined : decodeCursor(query.cursor, 1)[0]
  if (last !== undefined && (typeof last !== 'string' || !/^[0-9a-f-]{36}$/.test(last))) throw invalidCursor()
  const { rows } = await sql<Omit<ArticleEvent, 'createdAt'> & { createdAt: Date }>`
    select e.id, e.kind, ${refOf('e.actor_id')} as actor, e.details, e.created_at from article_events as e
    where e.article_id = ${id} ${last === undefined ? sql`` : sql`and e.id < ${last}`}
    order by e.id desc limit ${query.limit + 1}`.execute(ctx.db)
  return pageOf(
    rows,
    query.limit,
    (row) => ({ ...row, createdAt: row.createdAt.toISOString() }),
    (row) => [row.id],
  )
}

/** Summaries of articles in reach, in the order of the ids; the others are left out. */
export async function listByIds(
  source: { db: Db | Tx; actor: Actor },
  ids: readonly string[],
): Promise<ArticleSummary[]> {
  const rows = await readSummaries(source.db, source.actor, ids, true)
  return ids.flatMap((id) => {
    const row = rows.get(id)
    return row === undefined ? [] : [presentSummary(row, source.actor)]
  })
}

/** What readers open most, in a language. */
export async function listMostRead(ctx: Pick<Ctx, 'db' | 'actor'>, language: string, limit: number) {
  const { rows } = await sql<{ id: string }>`select a.id from articles as a
    where a.language = ${language} and a.live_version is not null and ${articlesVisibleTo(ctx.actor)}
    order by a.view_count desc, a.id limit ${limit}`.execute(ctx.db)
  return listByIds(
    ctx,
    rows.map(({ id }) => id),
  )
}

/** What stands right in a category and is published: in a language, or in the other one where that is all there is. */
export async function listInCategory(ctx: Pick<Ctx, 'db' | 'actor'>, categoryId: string, language: string) {
  const { rows } = await sql<{ id: string }>`select id from (
    select distinct on (a.group_id) a.id, a.view_count from articles as a
    where a.category_id = ${categoryId} and a.live_version is not null and ${articlesVisibleTo(ctx.actor)}
    order by a.group_id, a.language = ${language} desc
  ) as one order by view_count desc, id limit 300`.execute(ctx.db)
  return listByIds(
    ctx,
    rows.map(({ id }) => id),
  )
}

/** The addresses of what everybody reads, for search engines; at most as many as one file of theirs holds. */
export async function listPublicPlaces(db: Db): Promise<{ path: string; updatedAt: string }[]> {
  const { rows } = await sql<{ language: string; slug: string; publishedAt: Date }>`
    select a.language, a.slug, a.published_at from articles as a
    where a.live_version is not null and ${articlesVisibleTo({ kind: 'stranger', key: undefined })}
    order by a.published_at desc nulls last limit 50000`.execute(db)
  return rows.map(({ language, slug, publishedAt }) => ({
    path: articlePath(language === 'en' ? 'en' : 'es', slug),
    updatedAt: (publishedAt ?? new Date(0)).toISOString(),
  }))
}
