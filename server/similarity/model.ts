import { sql } from 'kysely'
import { z } from 'zod'
import { type Ctx, type Db, type Tx, transact } from '../kernel/context.ts'
import type { Frequencies } from './vectors.ts'

const stored = z.object({ model: z.int(), texts: z.int() })
type Model = z.infer<typeof stored>

const modelKey = 'similarity.model'
const unlearnt: Model = { model: 0, texts: 0 }
/** So many of the newest tickets are learnt from. */
const mostLearnt = 50_000
/** Fewer teach nothing. */
const leastLearnt = 20
/** It is learnt anew when there are so many times the tickets. */
const growth = 1.25

export async function readModel(db: Db | Tx): Promise<Model> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', modelKey).executeTakeFirst()
  return stored.safeParse(row?.value).data ?? unlearnt
}

/** How rare these features are among the desk's tickets. */
export async function frequenciesOf(db: Db | Tx, keys: readonly number[]): Promise<Frequencies & { model: number }> {
  const { model, texts } = await readModel(db)
  if (texts === 0 || keys.length === 0) return { model, texts, of: () => 0 }
  const { rows } = await sql<{ key: number; texts: number }>`
    select key, texts from feature_counts where key = any(${[...keys]}::int[])`.execute(db)
  const seen = new Map(rows.map((row) => [row.key, row.texts]))
  return { model, texts, of: (key) => seen.get(key) ?? 0 }
}

/**
 * Learns from the newest tickets how rare each feature is, when the desk has grown by a quarter since. Returns whether
 * it did: what was stored before is then of an older model.
 */
export async function learnRarities(ctx: Ctx): Promise<boolean> {
  const before = await readModel(ctx.db)
  const count = await countRead(ctx, Math.min(mostLearnt, Math.ceil(Math.max(before.texts, leastLearnt) * growth)))
  const isGrown = count >= Math.max(before.texts * growth, leastLearnt)
  if (!isGrown || before.texts >= mostLearnt) return false
  await transact(ctx, async ({ tx }) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('similarity:learn', 0))`.execute(tx)
    await sql`delete from feature_counts`.execute(tx)
    const { rows } = await sql<{ texts: number }>`
      with newest as materialized (select keys from ticket_features order by ticket_id desc limit ${mostLearnt}),
      kept as (insert into feature_counts (key, texts)
        select key, count(*)::int from newest, unnest(keys) as key group by key having count(*) > 1)
      select count(*)::int as texts from newest`.execute(tx)
    const model: Model = { model: before.model + 1, texts: rows[0]?.texts ?? 0 }
    const value = JSON.stringify(model)
    await tx
      .insertInto('settings')
      .values({ key: modelKey, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
      .execute()
  })
  return true
}

/** How many tickets were read, as far as that matters. */
async function countRead(ctx: Ctx, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select from ticket_features limit ${most}) as read`.execute(ctx.db)
  return rows[0]?.count ?? 0
}
