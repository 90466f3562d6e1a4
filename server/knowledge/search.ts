import type { ArticleHit } from '#contract/article.ts'
import { type Ctx, transact } from '../kernel/context.ts'
import { beginningOf, bestPiece, lexemesOfQuery, withMarks } from '../texts/index.ts'
import { recordGap } from './gaps.ts'
import { rankMatches, type Within } from './matches.ts'
import { readSteering } from './steering.ts'
import { type Stems, stemsOf } from './stems.ts'
import { presentSummary, readHits } from './summaries.ts'
import { halfOf, queriesOf, queryOfTerms, type Strictness, type Term, termsOf, wordsToStem } from './terms.ts'
import { correctWords } from './words.ts'

/** Who wrote so many words that count leaves none of them unfinished but the last. */
const sentence = 5

export interface ArticleSearch extends Within {
  q: string
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
  const { synonyms, pinned } = await readSteering(ctx, search.q, search)
  const found = await findInStages(ctx, search, termsOf(search.q, synonyms))
  if (found.ids.length > 0 || pinned.length > 0) return present(ctx, search, pinned, found, null)
  if (search.quick === true) return { items: [], correctedTo: null }
  const corrected = await correctWords(ctx, search.q)
  if (corrected !== undefined) {
    const again = await findInStages(ctx, search, termsOf(corrected, synonyms))
    if (again.ids.length > 0) return present(ctx, search, [], again, corrected)
  }
  if (search.suggest !== true) await transact(ctx, (work) => recordGap(work, search))
  return { items: [], correctedTo: null }
}

interface Found {
  ids: string[]
  /** By which they were found, or not found at last. */
  query: string
}

async function findInStages(ctx: Ctx, search: ArticleSearch, terms: Term[]): Promise<Found> {
  const stems = await stemsOf(ctx.db, wordsToStem(terms))
  let query = ''
  for (const stage of stagesOf(search, terms, stems)) {
    query = queryOfTerms(terms, stage, stems)
    if (query === '') continue
    const each = stage === 'half' ? queriesOf(terms, stage, stems) : undefined
    const some = each && { of: each, least: halfOf(each.length) }
    const ids = await rankMatches(ctx, search, { query, some, limit: search.limit })
    if (ids.length > 0) return { ids, query }
  }
  return { ids: [], query }
}

function stagesOf({ quick }: ArticleSearch, terms: Term[], stems: Stems): Strictness[] {
  if (terms.length === 1) return ['last']
  if (quick === true) return ['all']
  return queriesOf(terms, 'half', stems).length < sentence ? ['last', 'all', 'half'] : ['last', 'half']
}

async function present(
  ctx: Ctx,
  { limit }: ArticleSearch,
  pinned: string[],
  found: Found,
  correctedTo: string | null,
): Promise<FoundArticles> {
  const ids = [...new Set([...pinned, ...found.ids])].slice(0, limit)
  const rows = await readHits(ctx.db, ctx.actor, ids)
  const lexemes = lexemesOfQuery(found.query)
  const items = ids.flatMap((id) => {
    const row = rows.get(id)
    if (row === undefined) return []
    // The title, and the summary or a piece of the text, with the found words marked.
    const title = withMarks(row.title, lexemes) ?? row.title
    const excerpt = withMarks(row.summary, lexemes) ?? bestPiece([row.text], lexemes) ?? beginningOf(row.text)
    return [{ article: presentSummary(row, ctx.actor), title, excerpt, isPinned: pinned.includes(id) }]
  })
  return { items, correctedTo }
}
