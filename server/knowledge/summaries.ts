import { type RawBuilder, sql } from 'kysely'
import type { ArticleBrief, ArticleRef, ArticleStatus, ArticleSummary } from '#contract/article.ts'
import type { Language } from '#contract/common.ts'
import type { PersonRef } from '#contract/people.ts'
import { type Actor, isAgent } from '../kernel/actor.ts'
import type { Db, Tx } from '../kernel/context.ts'
import { visibilityOf } from './reach.ts'
import type { ArticleRow } from './schema.ts'

/** Which version is shown: readers see the published one; agents the newest, or the published one where it is asked for. */
export function shownVersion(actor: Actor, prefersLive = false): RawBuilder<number> {
  if (!seesDrafts(actor)) return sql`a.live_version`
  return prefersLive ? sql`coalesce(a.live_version, a.version)` : sql`a.version`
}

/** Whether the actor sees what is not published, and what is told of an article besides its text. */
export function seesDrafts(actor: Actor): boolean {
  return actor.kind === 'system' || isAgent(actor)
}

const briefColumns = [
  'id',
  'groupId',
  'language',
  'slug',
  'categoryId',
  'status',
  'reachLevel',
  'liveVersion',
  'translatedVersion',
  'publishedAt',
  'viewCount',
  'useCount',
  'updatedAt',
] as const satisfies readonly (keyof ArticleRow)[]

const otherColumns = [
  'visibility',
  'version',
  'publishAt',
  'expiresAt',
  'reviewAt',
  'helpfulCount',
  'unhelpfulCount',
  'createdAt',
] as const satisfies readonly (keyof ArticleRow)[]

/** What a search reads of an article; the columns that only the database looks at stay there. */
export interface BriefRow extends Pick<ArticleRow, (typeof briefColumns)[number]> {
  title: string
  summary: string
  flagCount: number
  originalVersion: number | null
  isOriginalLive: boolean | null
}

export interface SummaryRow extends BriefRow, Pick<ArticleRow, (typeof otherColumns)[number]> {
  shownVersion: number
  owner: PersonRef | null
  reviewer: PersonRef | null
}

/** The articles with these ids; out of reach ones too. */
export async function readSummaries(
  db: Db | Tx,
  actor: Actor,
  ids: readonly string[],
  prefersLive = false,
): Promise<Map<string, SummaryRow>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<SummaryRow>`
    select ${selectSummary} from articles as a ${summaryJoins(shownVersion(actor, prefersLive))}
    where a.id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

function ofArticle(columns: readonly string[]): RawBuilder<unknown> {
  const written = columns.map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
  return sql.raw(written.map((name) => `a.${name}`).join(', '))
}

/** What a `BriefRow` has, of `articles as a` with `summaryJoins`. */
export const selectBrief = sql`${ofArticle(briefColumns)}, v.title, v.summary,
  (select count(*)::int from article_flags as f where f.article_id = a.id and f.settled_at is null) as flag_count,
  coalesce(o.live_version, o.version) as original_version, o.live_version is not null as is_original_live`

/** What a `SummaryRow` has, of the same. */
const selectSummary = sql`${selectBrief}, ${ofArticle(otherColumns)}, v.version as shown_version,
  ${refOf('a.owner_id')} as owner, ${refOf('a.reviewer_id')} as reviewer`

export function summaryJoins(version: RawBuilder<number>): RawBuilder<unknown> {
  return sql`join article_versions as v on v.article_id = a.id and v.version = ${version}
    left join articles as o on o.id = nullif(a.group_id, a.id)`
}

export function presentBrief(row: BriefRow, actor: Actor): ArticleBrief {
  const isInside = seesDrafts(actor)
  const isTranslation = row.groupId !== row.id && (isInside || row.isOriginalLive === true)
  return {
    ...refOfArticle(row),
    summary: row.summary,
    categoryId: row.categoryId,
    status: isInside ? statusOf(row) : 'published',
    isLive: row.liveVersion !== null,
    reach: visibilityOf(row.reachLevel),
    originalId: isTranslation ? row.groupId : null,
    isOutdated: isTranslation && (row.translatedVersion ?? 0) < (row.originalVersion ?? 0),
    viewCount: isInside ? row.viewCount : 0,
    useCount: isInside ? row.useCount : 0,
    flagCount: isInside ? row.flagCount : 0,
    updatedAt: (isInside ? row.updatedAt : (row.publishedAt ?? row.updatedAt)).toISOString(),
  }
}

export function presentSummary(row: SummaryRow, actor: Actor): ArticleSummary {
  const isInside = seesDrafts(actor)
  return {
    ...presentBrief(row, actor),
    slug: row.slug,
    visibility: isInside ? visibilityIn(row) : visibilityOf(row.reachLevel),
    version: isInside ? row.version : row.shownVersion,
    owner: isInside ? row.owner : null,
    reviewer: isInside ? row.reviewer : null,
    publishAt: isInside ? instantOf(row.publishAt) : null,
    publishedAt: instantOf(row.publishedAt),
    expiresAt: isInside ? instantOf(row.expiresAt) : null,
    reviewAt: isInside ? instantOf(row.reviewAt) : null,
    helpfulCount: isInside ? row.helpfulCount : 0,
    unhelpfulCount: isInside ? row.unhelpfulCount : 0,
    createdAt: row.createdAt.toISOString(),
  }
}

export function refOfArticle(row: { id: string; title: string; language: string; slug: string }): ArticleRef {
  const language: Language = row.language === 'en' ? 'en' : 'es'
  return { id: row.id, title: row.title, language, path: articlePath(language, row.slug) }
}

export function articlePath(language: Language, slug: string): string {
  return `/help/${language}/${slug}`
}

/** A person as the contract mentions one, or null. */
export function refOf(column: string): RawBuilder<PersonRef | null> {
  return sql`(select json_build_object('id', p.id, 'name', p.name, 'email', p.email, 'role', p.role)
    from people as p where p.id = ${sql.ref(column)})`
}

// The database's checks hold the columns to the words of the contract.
export function statusOf(row: { status: string }): ArticleStatus {
  return row.status as ArticleStatus
}

export function visibilityIn(row: { visibility: string }): ArticleSummary['visibility'] {
  return row.visibility as ArticleSummary['visibility']
}

export function instantOf(time: Date | null): string | null {
  return time?.toISOString() ?? null
}
