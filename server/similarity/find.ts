import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../kernel/context.ts'
import { readModel } from './model.ts'
import { likeness, neighboursMixedIn, type Vector, widened } from './vectors.ts'

/** So many texts are weighed at most, as far as their number can be told beforehand. */
const weighedBudget = 3000
const mostKeysAsked = 16

interface Found {
  id: string
  /** 0 … 1. */
  score: number
  vector: Vector
}

interface Stock {
  /** With `id`, `keys` and `weights`, as `f`. */
  from: RawBuilder<unknown>
  where: RawBuilder<boolean>
  /** How many texts it holds, roughly; decides which features are rare enough to ask for. */
  isLarge: boolean
}

/**
 * The likest of a stock of texts. Those that share a rare feature are weighed; then it is asked once more with the best
 * of them mixed in, which finds what only they have in common with others.
 */
export async function findLike(db: Db | Tx, vector: Vector, stock: Stock, limit: number): Promise<Found[]> {
  if (vector.keys.length === 0) return []
  const near = await weigh(db, vector, stock, Math.max(limit, neighboursMixedIn))
  if (near.length === 0) return []
  const wide = widened(
    vector,
    near.map((one) => one.vector),
  )
  const wider = await weigh(db, wide, stock, limit * 2)
  // What is shown is how alike the two are themselves; what others lent decides the order only.
  return wider
    .slice(0, limit)
    .map((one) => ({ ...one, score: Math.max(likeness(vector, one.vector), one.score * 0.6) }))
}

async function weigh(db: Db | Tx, vector: Vector, { from, where, isLarge }: Stock, limit: number): Promise<Found[]> {
  const rare = isLarge ? await rareKeys(db, vector) : vector.keys
  const { rows } = await sql<{ id: string; score: number; keys: number[]; weights: number[] }>`
    with asked as materialized (
      select key, weight from unnest(${vector.keys}::int[], ${vector.weights}::real[]) as a (key, weight)),
    near as (
      select f.id, f.keys, f.weights,
        (select sum(asked.weight * w.weight) from unnest(f.keys, f.weights) as w (key, weight)
          join asked on asked.key = w.key) as score
      from ${from} where f.keys && ${rare}::int[] and ${where})
    select id, score, keys, weights from near order by score desc, id desc limit ${limit}`.execute(db)
  return rows.map(({ id, score, keys, weights }) => ({ id, score, vector: { keys, weights } }))
}

/** The weightiest features that together stand in no more texts than may be weighed. */
async function rareKeys(db: Db | Tx, vector: Vector): Promise<number[]> {
  const asked = vector.keys.slice(0, mostKeysAsked * 2)
  const { texts } = await readModel(db)
  const { rows } = await sql<{ key: number; count: number }>`
    select a.key, coalesce(c.texts, 0)::float8 / greatest(${texts}::int, 1) * greatest(s.reltuples, 0) as count
    from unnest(${asked}::int[]) with ordinality as a (key, place)
    left join feature_counts as c on c.key = a.key, pg_class as s
    where s.oid = 'ticket_features'::regclass order by a.place`.execute(db)
  const chosen: number[] = []
  let weighed = 0
  for (const { key, count } of rows) {
    if (chosen.length > 0 && weighed + count > weighedBudget) continue
    chosen.push(key)
    weighed += count
    if (chosen.length === mostKeysAsked) break
  }
  return chosen
}
