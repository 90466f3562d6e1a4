import type { ArticleHit } from '#contract/article.ts'
import { type Ctx, transact } from '../kernel/context.ts'
import { inTurn } from '../platform/in-turn.ts'
import { readFrequencies } from './frequencies.ts'
import { recordGap } from './gaps.ts'
import { findHits } from './hits.ts'
import type { Way, Within } from './matches.ts'
import { currentSteering, pinnedFor, readSteering, type Steering } from './steering.ts'
import { type Stems, stemsOf } from './stems.ts'
import { allOf, anyOf, halfOf, queriesOf, rarestOf, type Term, termsOf, wordsToStem } from './terms.ts'
import { correctWords } from './words.ts'

/** Who wrote so many words that count leaves none of them unfinished but the last. */
const sentence = 5
/** Hardly an article has all of so many words: what has some of them is asked for at once. */
const question = 4

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
  // All that a search asks for is one turn: what waited once would wait again.
  const found = await inTurn(() => searchSteered(ctx, search))
  const isGap = found.items.length === 0 && search.suggest !== true && search.quick !== true
  if (isGap) await transact(ctx, (work) => recordGap(work, search))
  return found
}

async function searchSteered(ctx: Ctx, search: ArticleSearch): Promise<FoundArticles> {
  for (let steering = await currentSteering(ctx); ; steering = await readSteering(ctx)) {
    const found = await searchBy(ctx, search, steering)
    if (found !== 'outdated') return found
  }
}

async function searchBy(ctx: Ctx, search: ArticleSearch, steering: Steering): Promise<FoundArticles | 'outdated'> {
  const { revision, groups } = steering
  const pinned = await pinnedFor(ctx, steering, search.q, search)
  const items = await find(ctx, search, { terms: termsOf(search.q, groups), pinned, revision })
  if (items === 'outdated') return items
  if (items.length > 0 || search.quick === true) return { items, correctedTo: null }
  const corrected = await correctWords(ctx, search.q)
  if (corrected === undefined) return { items, correctedTo: null }
  const again = await find(ctx, search, { terms: termsOf(corrected, groups), pinned: [], revision })
  if (again === 'outdated') return again
  return { items: again, correctedTo: again.length > 0 ? corrected : null }
}

interface Steered {
  terms: Term[]
  pinned: string[]
  revision: number
}

async function find(
  ctx: Ctx,
  search: ArticleSearch,
  { terms, ...steered }: Steered,
): Promise<ArticleHit[] | 'outdated'> {
  const stems = await stemsOf(ctx.db, wordsToStem(terms))
  let items: ArticleHit[] = []
  for (const ways of await roundsOf(ctx, search, terms, stems)) {
    const found = await findHits(ctx, search, { ways, limit: search.limit, ...steered })
    if (found === 'outdated') return found
    items = found.items
    if (found.isFound) break
  }
  return items
}

/**
 * The last word unfinished, then others too, then only some of the words. Each round is a statement, of which the ways
 * that are not needed cost little, but something.
 */
async function roundsOf(ctx: Ctx, { quick }: ArticleSearch, terms: Term[], stems: Stems): Promise<Way[][]> {
  const frequencyOf = await readFrequencies(ctx)
  const last = { query: allOf(queriesOf(terms, 'last', stems)) }
  if (terms.length === 1) return asking([[last]])
  const all = { query: allOf(queriesOf(terms, 'all', stems, frequencyOf)) }
  if (quick === true) return asking([[all]])
  const each = queriesOf(terms, 'none', stems)
  const least = halfOf(each.length)
  const half = { query: anyOf(each), some: { of: each, least, among: anyOf(rarestOf(each, least, frequencyOf)) } }
  const others = each.length >= sentence || all.query === last.query ? [half] : [all, half]
  return asking(terms.length >= question ? [[last, ...others]] : [[last], others])
}

/** Words of which nothing is left ask for nothing, though what stands first in any case is looked for. */
function asking(rounds: Way[][]): Way[][] {
  const some = rounds.map((ways) => ways.filter(({ query }) => query !== '')).filter((ways) => ways.length > 0)
  return some.length > 0 ? some : [[{ query: '' }]]
}
