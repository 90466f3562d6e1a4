import { sql } from 'kysely'
import type { Db, Tx } from '../../kernel/context.ts'
import { type LivePolicy, versionFor } from '../choose.ts'

/** Unsolved tickets that have another version than the policies say now, after `after` in the order of their ids. */
export async function listCandidates(
  db: Db | Tx,
  policies: readonly LivePolicy[],
  { now, after, limit, newestFirst = false }: { now: Date; after?: string; limit: number; newestFirst?: boolean },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select t.id from tickets as t
    where ${differing(policies, now)} and ${after === undefined ? sql`true` : sql`t.id > ${after}`}
    order by t.id ${newestFirst ? sql`desc` : sql`asc`} limit ${limit}`.execute(db)
  return rows.map(({ id }) => id)
}

export async function countCandidates(db: Db | Tx, policies: readonly LivePolicy[], now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from tickets as t
    where ${differing(policies, now)}`.execute(db)
  return rows[0]?.count ?? 0
}

function differing(policies: readonly LivePolicy[], now: Date) {
  return sql`t.status in ('new', 'open', 'pending', 'on_hold')
    and t.sla_version_id is distinct from (${versionFor(policies, now)})`
}
