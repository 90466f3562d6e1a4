import { type RawBuilder, sql } from 'kysely'
import type { ArticleHit } from '#contract/article.ts'
import type { Language } from '#contract/common.ts'
import { type Ctx, type Db, transact } from '../kernel/context.ts'
import { beginningOf, bestPiece, lexemesOfQuery, withMarks, wordsOf } from '../texts/index.ts'
import { recordGap } from './gaps.ts'
import { articlesVisibleTo } from './reach.ts'
import { presentSummary, readSummaries } from './summaries.ts'
import { readSynonyms } from './synonyms.ts'
import { hasHalf, queryOfTerms, type Strictness, type Term, termsOf } from './terms.ts'
import { correctWords } from './words.ts'

/** So many matches are ranked, the most read first; a word that half of the articles have costs no more than a rare one. */
const candidates = 200
const textCandidates = 100
/** When so many have the words in their title or summary, texts are not looked through. */
const enough = 20
/** So much of a text is looked through for the piece that is shown. */
const excerptFrom = 3000

export interface ArticleSearch {
  q: string
  language: Language
  /** Leave other languages out. */
  only?: boolean | undefined
  categoryId?: string | undefined
  limit: number
  /** Somebody is still typing: what finds nothing is not counted. */
  suggest?: boolean | undefined
  /** One search among others: only what has all the words, without looking for what else may have been meant. */
  quick?: boolean | undefined
}

export interface FoundArticles {
  items: ArticleHit[]
  correctedTo: string | null
}

/** Articles in reach, the best first; what is pinned for the words stands before all others. */
export async function searchArticles(ctx: Ctx, search: ArticleSearch): Promise<FoundArticles> {
  const [synonyms, pinned] = await Promise.all([readSynonyms(ctx.db), listPinned(ctx, search)])
  const found = await findInStages(ctx, search, termsOf(search.q, synonyms))
  if (found !== undefined || pinned.length > 0) return present(ctx, search, pinned, found, null)
  if (search.quick === true) return { items: [], correctedTo: null }
  const corrected = await correctWords(ctx, search.q)
  if (corrected !== undefined) {
    const again = await findInStages(ctx, search, termsOf(corrected, synonyms))
    if (again !== undefined) return present(ctx, search, [], again, corrected)
  }
  if (search.suggest !== true) await transact(ctx, (work) => recordGap(work, search))
  return { items: [], correctedTo: null }
}

interface Found {
  ids: string[]
  query: RawBuilder<string>
}

async function findInStages(ctx: Ctx, search: ArticleSearch, terms: Term[]): Promise<Found | undefined> {
  if (terms.length === 0) return undefined
  for (const stage of stagesOf(search, terms)) {
    const query = queryOfTerms(terms, stage)
    const ids = await rankMatches(ctx, search, query, stage === 'half' ? terms : undefined)
    if (ids.length > 0) return { ids, query }
  }
  return undefined
}

function stagesOf({ quick }: ArticleSearch, terms: Term[]): Strictness[] {
  if (terms.length === 1) return ['last']
  return quick === true ? ['all'] : ['last', 'all', 'half']
}

/** Titles are looked through first, texts where those are few. Of the translations of one article, the one in the wanted language is found. */
async function rankMatches(
  ctx: Ctx,
  search: ArticleSearch,
  query: RawBuilder<string>,
  halfOf: readonly Term[] | undefined,
): Promise<string[]> {
  const { language, only, categoryId, limit } = search
  // Of many that have some word of a sentence, those whose titles have most are looked at.
  const best = halfOf === undefined ? sql`a.view_count desc, a.id` : sql`ts_rank(a.heading, ${query}) desc, a.id`
  const also = halfOf === undefined ? sql`true` : hasHalf(sql`a.document`, halfOf)
  const within = sql.join(
    [
      articlesVisibleTo(ctx.actor),
      sql`a.status <> 'archived'`,
      ...(only ? [sql`a.language = ${language}`] : []),
      ...(categoryId === undefined ? [] : [inCategory(categoryId)]),
    ],
    sql` and `,
  )
  const { rows } = await sql<{ id: string }>`
    with wanted as materialized (select ${query} as words),
    named as materialized (
      select a.id from articles as a where a.heading @@ ${query} and ${within} order by ${best} limit ${candidates}
    ),
    said as (
      select a.id from articles as a
      where (select count(*) from named) < ${enough} and a.document @@ ${query} and ${within}
      order by a.view_count desc, a.id limit ${textCandidates}
    ),
    matches as (select id from named union select id from said),
    ranked as (
      select distinct on (a.group_id) a.id, a.view_count,
        ts_rank('{0.05, 0.2, 0.4, 1}', a.document, wanted.words, 1)
          * (case when a.language = ${language} then 1 else 0.6 end)
          * (case when a.live_version is null then 0.7 else 1 end)
          * (1 + 0.1 * ln(1 + greatest(0, a.helpful_count - a.unhelpful_count))) as rank
      from wanted, matches join articles as a using (id)
      where ${also}
      order by a.group_id, a.language = ${language} desc, a.live_version is null
    )
    select id from ranked order by rank desc, view_count desc, id limit ${limit}`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

/** Condition on `articles as a`: in a category or in one below it. */
export function inCategory(categoryId: string): RawBuilder<boolean> {
  return sql`a.category_id in (
    with recursive below (id) as (
      select ${categoryId}::uuid union select c.id from below join article_categories as c on c.parent_id = below.id
    ) select id from below)`
}

/** What stands first for the words, as far as it is in reach. */
async function listPinned(ctx: Ctx, { q, language, only, categoryId }: ArticleSearch): Promise<string[]> {
  const words = ` ${wordsOf(q).join(' ')} `
  const { rows } = await sql<{ id: string }>`
    select distinct on (a.group_id) a.id, p.length, p.place from (
      select one.id, length(pin.plain_phrase) as length, one.place
      from article_pins as pin, unnest(pin.article_ids) with ordinality as one (id, place)
      where position(' ' || pin.plain_phrase || ' ' in plain(${words})) > 0
    ) as p
    join articles as chosen on chosen.id = p.id
    join articles as a on a.group_id = chosen.group_id
    where ${articlesVisibleTo(ctx.actor)} and a.live_version is not null
      ${only ? sql`and a.language = ${language}` : sql``}
      ${categoryId === undefined ? sql`` : sql`and ${inCategory(categoryId)}`}
    order by a.group_id, a.language = ${language} desc, p.length desc, p.place`.execute(ctx.db)
  return rows.map(({ id }) => id).slice(0, 5)
}

async function present(
  ctx: Ctx,
  { q, limit }: ArticleSearch,
  pinned: string[],
  found: Found | undefined,
  correctedTo: string | null,
): Promise<FoundArticles> {
  const ids = [...new Set([...pinned, ...(found?.ids ?? [])])].slice(0, limit)
  const query = found?.query ?? queryOfTerms(termsOf(q, []), 'half')
  const [rows, pieces] = await Promise.all([readSummaries(ctx.db, ctx.actor, ids, true), piecesOf(ctx.db, ids, query)])
  const items = ids.flatMap((id) => {
    const row = rows.get(id)
    if (row === undefined) return []
    const { title = row.title, excerpt = row.summary } = pieces.get(id) ?? {}
    return [{ article: presentSummary(row, ctx.actor), title, excerpt, isPinned: pinned.includes(id) }]
  })
  return { items, correctedTo }
}

interface Pieces {
  title: string
  excerpt: string
}

/** The title, and the summary or a piece of the text, with the found words marked. */
async function piecesOf(db: Db, ids: string[], query: RawBuilder<string>) {
  const { rows } = await sql<{ id: string; title: string; summary: string; text: string; words: string }>`
    with wanted as materialized (select ${query}::text as words)
    select a.id, v.title, v.summary, left(v.body_text, ${excerptFrom}) as text, wanted.words
    from wanted, articles as a
    join article_versions as v on v.article_id = a.id and v.version = coalesce(a.live_version, a.version)
    where a.id = any(${ids}::uuid[])`.execute(db)
  const lexemes = lexemesOfQuery(rows[0]?.words ?? '')
  return new Map<string, Pieces>(
    rows.map(({ id, title, summary, text }) => [
      id,
      {
        title: withMarks(title, lexemes) ?? title,
        excerpt: withMarks(summary, lexemes) ?? bestPiece([text], lexemes) ?? beginningOf(text),
      },
    ]),
  )
}
