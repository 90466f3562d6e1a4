import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../../kernel/context.ts'

/** Where what was said on these tickets is now: the number itself, or that of the ticket it was merged into. */
export async function standingNumbers(db: Db | Tx, numbers: number[]): Promise<Map<number, number>> {
  if (numbers.length === 0) return new Map()
  const { rows } = await sql<{ asked: number; number: number }>`
    with recursive way as (
      select number as asked, number, merged_into_id from tickets where number = any(${numbers}::bigint[])
      union all
      select w.asked, t.number, t.merged_into_id from way as w join tickets as t on t.id = w.merged_into_id)
    select asked, number from way where merged_into_id is null`.execute(db)
  return new Map(rows.map(({ asked, number }) => [asked, number]))
}

/** The ticket itself and all that were merged into it, as ids: for what stays with its ticket but is shown together. */
export function withMerged(ticketId: string): RawBuilder<string[]> {
  return sql`array(with recursive part as (
      select ${ticketId}::uuid as id
      union all
      select t.id from part as p join tickets as t on t.merged_into_id = p.id)
    select id from part)`
}
