import { sql } from 'kysely'
import type { Work } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import { type Plan, wrongPlan } from './plan.ts'

/** Does what the rows mean, each by itself: what one refuses keeps no other back. */
export async function settle(work: Work, plans: Plan[]): Promise<Plan[]> {
  const settled: Plan[] = []
  for (const plan of plans) settled.push(await settleOne(work, plan))
  return settled
}

async function settleOne(work: Work, plan: Plan): Promise<Plan> {
  if (plan.act === undefined) return plan
  await sql`savepoint import_row`.execute(work.tx)
  try {
    // The import is told in the audit log once, not for each of its rows.
    await plan.act({ ...work, record: async () => undefined })
    await sql`release savepoint import_row`.execute(work.tx)
    return plan
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await sql`rollback to savepoint import_row`.execute(work.tx)
    return wrongPlan(
      plan.row,
      plan.name,
      error.code === 'address_taken' ? 'taken' : (error.faults[0]?.path ?? error.code),
    )
  }
}
