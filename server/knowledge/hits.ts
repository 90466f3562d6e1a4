import { type RawBuilder, sql } from 'kysely'
import type { ArticleHit } from '#contract/article.ts'
import type { Ctx } from '../kernel/context.ts'
import { onePlan } from '../platform/preparing-client.ts'
import { beginningOf, bestPiece, type Lexeme, lexemesOfQuery, withMarks } from '../texts/index.ts'
import { matchesOf, type Way, type Within } from './matches.ts'
import { type BriefRow, presentBrief, selectBrief, shownVersion, summaryJoins } from './summaries.ts'

/** So much of a text is looked through for the piece that is shown. */
const excerptFrom = 3000

export interface Wanted {
  /** The first that finds anything is taken. */
  ways: readonly Way[]
  /** What stands before all that is found. */
  pinned: readonly string[]
  limit: number
  /** That of the steering by which the words were understood. */
  revision: number
}

type HitRow = BriefRow & {
  /** The place of the way by which it was found; null for what is pinned. */
  way: number | null
  /** The beginning of its text; null where its summary says what was looked for. */
  text: string | null
}

/** Nothing was found. */
interface NoRow {
  id: null
}

export interface Hits {
  items: ArticleHit[]
  /** Whether any of the ways found something, be it pinned or not. */
  isFound: boolean
}

/**
 * What is wanted, the best first, with the words marked that were looked for; all in one statement that keeps its plan.
 * The steering is `outdated` when the database has a newer one.
 */
export async function findHits(ctx: Ctx, within: Within, wanted: Wanted): Promise<Hits | 'outdated'> {
  const { ways, pinned, limit, revision } = wanted
  const lexemes = ways.map(({ query }) => lexemesOfQuery(query))
  const { rows } = await sql<HitRow | NoRow>`
    ${onePlan}
    with ${matchesOf(ctx, within, ways, limit)}
    select ${selectBrief}, m.way,
      case when a.heading @@ ${inSummary(lexemes)} then null else left(v.body_text, ${excerptFrom}) end as text
    from article_steering as s left join (
      ${pinned.length === 0 ? sql`matches` : withPinned(pinned)} as m
        join articles as a on a.ctid = m.tid ${summaryJoins(shownVersion(ctx.actor, true))}
    ) on true
    where s.revision = ${revision}
    order by ${pinned.length === 0 ? sql`` : sql`m.place, `}m.rank desc, m.view_count desc, m.id
    limit ${limit + pinned.length}`.execute(ctx.db)
  if (rows.length === 0) return 'outdated'
  const hits = rows.filter((row) => row.id !== null)
  const foundBy = hits.find(({ way }) => way !== null)?.way ?? undefined
  const marked = lexemes[foundBy ?? lexemes.length - 1] ?? []
  const items = hits
    .filter(({ id, way }) => way === null || !pinned.includes(id))
    .slice(0, limit)
    .map((row) => hitOf(ctx, row, marked))
  return { items, isFound: foundBy !== undefined }
}

/** What is pinned stands before all else, in its order. */
function withPinned(ids: readonly string[]): RawBuilder<unknown> {
  return sql`(
    select a.ctid as tid, a.id, null::int as way, one.place, 0 as rank, 0 as view_count
    from unnest(${[...ids]}::uuid[]) with ordinality as one (id, place) join articles as a using (id)
    union all
    select tid, id, way, ${ids.length + 1}::int as place, rank, view_count from matches
  )`
}

/** Of the words of each way, whether a summary has any: its words have the weight B. */
function inSummary(lexemes: readonly (readonly Lexeme[])[]): RawBuilder<boolean> {
  const queries = lexemes.map((those) =>
    those
      .map(
        ({ text, isBeginning }) =>
          `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}':${isBeginning ? '*B' : 'B'}`,
      )
      .join(' | '),
  )
  return sql`(${queries}::tsquery[])[m.way + 1]`
}

/** The title, and the summary or a piece of the text. */
function hitOf({ actor }: Ctx, row: HitRow, lexemes: readonly Lexeme[]): ArticleHit {
  const text = row.text ?? row.summary
  return {
    article: presentBrief(row, actor),
    title: withMarks(row.title, lexemes) ?? row.title,
    excerpt: withMarks(row.summary, lexemes) ?? bestPiece([text], lexemes) ?? beginningOf(text),
    isPinned: row.way === null,
  }
}
