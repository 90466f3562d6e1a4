import { sql } from 'kysely'
import type { Ctx } from '../kernel/context.ts'

const keptDays = 90
const atOnce = 5000

/** Groups that nothing joins any more go, unless they were a pattern; what is left goes the next time. */
export async function forgetGroups(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now().getTime() - keptDays * 86_400_000)
  await sql`delete from ticket_groups where id in (
    select g.id from ticket_groups as g where g.last_at < ${before}
      and not exists (select from patterns as p where p.group_id = g.id) limit ${atOnce})`.execute(ctx.db)
}
