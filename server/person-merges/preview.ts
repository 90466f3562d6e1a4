import { sql } from 'kysely'
import type { MergeCounts } from '#contract/person-merges.ts'
import type { Ctx } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import { findPerson } from '../people/index.ts'
import { ticketsVisibleTo } from '../tickets/index.ts'

/** How much would go over. */
export async function countMovable(ctx: Ctx, personId: string): Promise<MergeCounts> {
  found(await findPerson(ctx.db, personId), 'Person')
  const visible = ticketsVisibleTo(ctx.actor) ?? sql`true`
  const identities = (kind: string) =>
    sql<number>`(select count(*)::int from identities where person_id = ${personId} and kind = ${kind})`
  const { rows } = await sql<MergeCounts>`select
    (select count(*)::int from tickets as t where t.requester_id = ${personId} and ${visible}) as tickets,
    ${identities('email')} as addresses,
    ${identities('phone')} as phones,
    (select count(*)::int from ratings as c join tickets as t on t.id = c.ticket_id
      where c.person_id = ${personId} and ${visible}) as ratings`.execute(ctx.db)
  return found(rows[0], 'Person')
}
