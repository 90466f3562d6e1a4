import { type RawBuilder, sql } from 'kysely'
import type { Language } from '#contract/common.ts'
import type { Ctx } from '../kernel/context.ts'
import { articlesVisibleTo } from './reach.ts'

/** So many that have the words are looked at, the most read first: a common word costs no more than a rare one. */
const namedMost = 200
const saidMost = 100
/** When so many have the words in their title or summary, texts are not looked through. */
const enough = 20
/** So many, whose titles promise most, are ranked by their whole text; more where more are asked for. */
const rankedLeast = 40

const own = sql.raw('a.id, a.group_id, a.language, a.live_version, a.view_count, a.helpful_count, a.unhelpful_count')
/** With where its row lies: what has been found is fetched once more, without an index. */
const short = sql`a.tid, ${own}`
const columns = sql`a.ctid as tid, ${own}, a.heading, a.document`
/** Fetched and unpacked once, where it is looked at word by word. */
const atHand = sql`(a.document || ''::tsvector)`
const weights = sql.raw(`'{0.05, 0.2, 0.4, 1}'`)

export interface Within {
  language: Language
  /** Leave other languages out. */
  only?: boolean | undefined
  categoryId?: string | undefined
}

/** One way to ask for what somebody wants, as text search queries. */
export interface Way {
  /** By what articles are ranked. */
  query: string
  /** Of the queries `of` an article has to match so many, which none does that has nothing of `among`. */
  some?: { of: readonly string[]; least: number; among: string } | undefined
}

/**
 * Articles in reach that say what is wanted, as tables to begin a statement with, of which the last is
 * `matches (tid, id, way, rank, view_count)`: what the first of the ways that finds anything has found. Titles are looked
 * through first, texts where those are few. Of the translations of one article, the one in the wanted language is found.
 */
export function matchesOf(ctx: Ctx, within: Within, ways: readonly Way[], limit: number): RawBuilder<unknown> {
  const isWithin = conditionOf(ctx, within)
  const tables = ways.map((way, place) => tablesOf(way, place, { isWithin, language: within.language, limit }))
  const found = ways.map((_, place) => sql`select * from ${nameOf('found', place)}`)
  return sql.join([...tables, sql`matches as (${sql.join(found, sql` union all `)})`])
}

interface Asked {
  isWithin: RawBuilder<unknown>
  language: Language
  limit: number
}

function tablesOf({ query, some }: Way, place: number, { isWithin, language, limit }: Asked): RawBuilder<unknown> {
  const words = sql`${query}::tsquery`
  const wanted = some === undefined ? words : sql`${some.among}::tsquery`
  const promise = sql`ts_rank(${weights}, a.heading, ${words})`
  const inLanguage = sql`(case when a.language = ${language} then 1 else 0.6 end)`
  const rankedMost = Math.max(rankedLeast, limit)
  // Of many that have some word of a sentence, those whose titles have most are looked at.
  const [first, namedFirst] =
    some === undefined ? [sql`a.view_count desc, a.id`, namedMost] : [sql`${promise} desc, a.id`, rankedMost]
  const [named, said, promising, ranked] = (['named', 'said', 'promising', 'ranked'] as const).map((one) =>
    nameOf(one, place),
  )
  const isAsked = sql.join([isWithin, ...earlier(place)], sql` and `)
  return sql`
    ${named} as materialized (
      select ${columns} from articles as a where a.heading @@ ${wanted} and ${isAsked} order by ${first} limit ${namedFirst}
    ),
    ${said} as (
      select ${columns} from articles as a
      where (select count(*) from ${named}) < ${enough} and a.document @@ ${wanted} and not a.heading @@ ${wanted}
        and ${isAsked}
      order by a.view_count desc, a.id limit ${saidMost}
    ),
    ${promising} as materialized (
      select ${short}, ${some === undefined ? sql`a.document` : atHand} as document
      from (select * from ${named} union all select * from ${said}) as a
      order by ${promise} * ${inLanguage} desc, a.view_count desc, a.id limit ${rankedMost}
    ),
    ${ranked} as (
      select distinct on (a.group_id) a.tid, a.id, a.view_count,
        ts_rank(${weights}, a.document, ${words}, 1) * ${inLanguage}
          * (case when a.live_version is null then 0.7 else 1 end)
          * (1 + 0.1 * ln(1 + greatest(0, a.helpful_count - a.unhelpful_count))) as rank
      from ${promising} as a
      where ${some === undefined ? sql`true` : hasSome(some)}
      order by a.group_id, a.language = ${language} desc, a.live_version is null
    ),
    ${nameOf('found', place)} as materialized (
      select tid, id, ${place}::int as way, rank, view_count from ${ranked} order by rank desc, view_count desc, id limit ${limit}
    )`
}

/** That no way before this one found anything. */
function earlier(place: number): RawBuilder<boolean>[] {
  return Array.from({ length: place }, (_, before) => sql<boolean>`not exists (select from ${nameOf('found', before)})`)
}

function nameOf(table: 'named' | 'said' | 'promising' | 'ranked' | 'found', place: number): RawBuilder<unknown> {
  return sql.raw(`${table}_${place}`)
}

/** Condition on `articles as a`: in a category or in one below it. */
export function inCategory(categoryId: string): RawBuilder<boolean> {
  return sql`a.category_id in (
    with recursive below (id) as (
      select ${categoryId}::uuid union select c.id from below join article_categories as c on c.parent_id = below.id
    ) select id from below)`
}

function conditionOf({ actor }: Ctx, { language, only, categoryId }: Within): RawBuilder<unknown> {
  const parts = [
    articlesVisibleTo(actor),
    sql`a.status <> 'archived'`,
    ...(only ? [sql`a.language = ${language}`] : []),
    ...(categoryId === undefined ? [] : [inCategory(categoryId)]),
  ]
  return sql.join(parts, sql` and `)
}

function hasSome({ of, least }: { of: readonly string[]; least: number }): RawBuilder<boolean> {
  return sql`(select count(*) from unnest(${of}::tsquery[]) as one where a.document @@ one) >= ${least}`
}
