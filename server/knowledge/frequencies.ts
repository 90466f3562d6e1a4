import { sql } from 'kysely'
import type { Ctx, Db } from '../kernel/context.ts'
import type { Services } from '../kernel/services.ts'
import { lexemesOfQuery } from '../texts/index.ts'
import type { FrequencyOf } from './terms.ts'

const keptMs = 10 * 60_000

interface Kept {
  until: number
  shares: Map<string, number>
}

const keptOf = new WeakMap<Services, Kept>()

/**
 * Which share of the articles has a word in its title or summary, as PostgreSQL last counted, which it does as they
 * change: it keeps the thousand most common words.
 */
export async function readFrequencies({ db, now, services }: Ctx): Promise<FrequencyOf> {
  const time = now().getTime()
  let kept = keptOf.get(services)
  if (kept === undefined || kept.until < time) {
    kept = { until: time + keptMs, shares: await readShares(db) }
    keptOf.set(services, kept)
  }
  const { shares } = kept
  return (query) => lexemesOfQuery(query).reduce((sum, { text }) => sum + (shares.get(text) ?? 0), 0)
}

async function readShares(db: Db): Promise<Map<string, number>> {
  const { rows } = await sql<{ lexeme: string; share: number }>`
    select one.lexeme, one.share from pg_stats as s, unnest(s.most_common_elems::text::text[],
      s.most_common_elem_freqs[:cardinality(s.most_common_elems::text::text[])]) as one (lexeme, share)
    where s.schemaname = current_schema() and s.tablename = 'articles' and s.attname = 'heading'`.execute(db)
  return new Map(rows.map(({ lexeme, share }) => [lexeme, share]))
}
