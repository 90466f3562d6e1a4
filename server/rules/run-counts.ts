import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../kernel/context.ts'

/** Counting stops where nobody counts any more. */
const mostCounted = 1000
const countedMs = 30 * 86_400_000
/** What is younger may still be on its way into the table. */
const settledMs = 5 * 60_000

/** How often a rule, as `r`, was done in the last 30 days: as it was counted, and what came since. */
export function recentRuns(now: Date): RawBuilder<number> {
  const since = new Date(now.getTime() - countedMs)
  return sql<number>`least(${mostCounted}::int, r.run_count + (select count(*)::int from (select 1 from rule_runs as u
    where u.rule_id = r.id and u.created_at > greatest(r.counted_at, ${since}) limit ${mostCounted}) as later))`
}

/** For the hourly tidying. One after the other, so that nobody who changes rules waits for all of them. */
export async function countRuleRuns(ctx: Ctx): Promise<void> {
  const until = new Date(ctx.now().getTime() - settledMs)
  const since = new Date(until.getTime() - countedMs)
  for (const { id } of await ctx.db.selectFrom('rules').select('id').execute()) {
    await sql`update rules set counted_at = ${until}, run_count = (select count(*) from (select 1 from rule_runs as u
        where u.rule_id = ${id} and u.created_at > ${since} and u.created_at <= ${until} limit ${mostCounted}) as recent)
      where id = ${id}`.execute(ctx.db)
  }
}
