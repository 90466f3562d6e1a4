import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate, openDatabase } from '#server/platform/database.ts'
import { makeLog } from '#server/platform/log.ts'
import { startEmbeddedPostgres } from '#server/platform/postgres/index.ts'
import { chosenWeights, type FeatureWeights } from '#server/similarity/index.ts'
import { fillTable, fullTextFinder, trigramFinder } from './similarity/baselines.ts'
import { readCorpus, type Sample } from './similarity/corpus.ts'
import { bm25Finder, cosineFinder, widenedFinder } from './similarity/engines.ts'
import { type Finder, hitAtThree, recallAtFive } from './similarity/measure.ts'
import { tableOf } from './table.ts'

/** The own engine with fewer and with more kinds of features. */
const variants: [string, FeatureWeights][] = [
  ['words', { ...chosenWeights, pair: 0 }],
  ['words and pairs', chosenWeights],
  ['words, pairs and groups of letters', { ...chosenWeights, gram: 0.18 }],
]

/** How well like tickets and fitting articles are found, compared with what PostgreSQL does by itself. */
export async function tellSimilar(say: (line: string) => void): Promise<void> {
  const { known, heldBack, articles } = readCorpus()
  say(
    `${heldBack.length} tickets held back, and ${known.length} known ones each for itself, ask for their like among the known and among ${articles.length} articles\n`,
  )
  const dir = await mkdtemp(join(tmpdir(), 'mesa-similar-'))
  const postgres = await startEmbeddedPostgres({ dir })
  const database = openDatabase(postgres.url, makeLog('warn'))
  try {
    await migrate(database.db)
    await fillTable(database.pool, 'known', known)
    await fillTable(database.pool, 'articles_known', articles)
    const rows: string[][] = []
    const add = async (name: string, tickets: Finder, help: Finder) =>
      rows.push([name, ...(await judge(heldBack, tickets, help)), ...(await judge(known, tickets, help))])
    for (const [name, weights] of variants) {
      await add(`cosine, ${name}`, cosineFinder(known, known, weights), cosineFinder(articles, known, weights))
    }
    for (const [name, weights] of variants) {
      const chosen = weights === chosenWeights ? ' (chosen)' : ''
      await add(
        `widened, ${name}${chosen}`,
        widenedFinder(known, known, weights),
        widenedFinder(articles, known, weights),
      )
    }
    await add('BM25, words and pairs', bm25Finder(known, known), bm25Finder(articles, known))
    const { pool } = database
    await add(
      'full text, any word',
      fullTextFinder(pool, 'known', known),
      fullTextFinder(pool, 'articles_known', articles),
    )
    await add('trigrams', trigramFinder(pool, 'known', known), trigramFinder(pool, 'articles_known', articles))
    const head = ['tickets, recall@5', 'articles, hit@3', 'known: recall@5', 'hit@3']
    say(`${tableOf(['likeness', ...head], rows)}\n`)
  } finally {
    await database.close()
    await postgres.stop()
    await rm(dir, { recursive: true, force: true })
  }
}

async function judge(queries: Sample[], tickets: Finder, articles: Finder): Promise<string[]> {
  return [await recallAtFive(queries, tickets), await hitAtThree(queries, articles)].map((value) => value.toFixed(3))
}
