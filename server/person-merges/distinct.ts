import { sql } from 'kysely'
import { personOf } from '../kernel/actor.ts'
import { type Ctx, type Db, transact, type Work } from '../kernel/context.ts'
import { invalidField } from '../kernel/errors.ts'
import { lockPair } from './pair.ts'

/** Keeps that two are not the same person. */
export async function markDistinct(ctx: Ctx, id: string, other: string): Promise<void> {
  await transact(ctx, async (work) => {
    const pair = await pairOf(work, id, other)
    await work.tx
      .insertInto('distinctPeople')
      .values({ ...pair, markedBy: personOf(work.actor).id, markedAt: work.now() })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  })
}

export async function unmarkDistinct(ctx: Ctx, id: string, other: string): Promise<void> {
  await transact(ctx, async (work) => {
    const { oneId, otherId } = await pairOf(work, id, other)
    await work.tx.deleteFrom('distinctPeople').where('oneId', '=', oneId).where('otherId', '=', otherId).execute()
  })
}

/** Who is known not to be this person. */
export async function listDistinct(db: Db, id: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select other_id as id from distinct_people where one_id = ${id}
    union all select one_id from distinct_people where other_id = ${id}`.execute(db)
  return new Set(rows.map((row) => row.id))
}

/** A pair is kept once, whoever of the two was looked at. */
async function pairOf(work: Work, id: string, other: string) {
  if (id === other) throw invalidField('other', 'same', 'Choose two people')
  await lockPair(work, id, other)
  const [oneId = id, otherId = other] = [id, other].toSorted()
  return { oneId, otherId }
}
