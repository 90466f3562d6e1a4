import { sql } from 'kysely'
import type { Db, Tx } from '../kernel/context.ts'

/** So many people in a row may be away before nobody is looked for any more. */
const longestChain = 5

export interface StandIn {
  /** Who is away. */
  absent: string
  /** Who stands in; undefined: nobody does. */
  substituteId: string | undefined
}

/**
 * Who stands in for somebody who is away at this moment, or does not work here any more; undefined while the person
 * is there. A substitute who is away too is stood in for in turn.
 */
export async function findStandIn(db: Db | Tx, personId: string, at: Date): Promise<StandIn | undefined> {
  const first = await readAbsentee(db, personId, at)
  if (first === undefined || !first.isAway) return undefined
  const asked = new Set([personId])
  let next = first.substituteId
  while (next !== null && !asked.has(next) && asked.size <= longestChain) {
    asked.add(next)
    const one = await readAbsentee(db, next, at)
    if (one === undefined) break
    if (!one.isAway) return { absent: first.name, substituteId: next }
    next = one.substituteId
  }
  return { absent: first.name, substituteId: undefined }
}

/** Who stands in for whom at this moment; a substitute who has left stands in for nobody. */
export async function readSubstitutes(db: Db | Tx, at: Date): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('absences as x')
    .innerJoin('people as s', 's.id', 'x.substituteId')
    .select(['x.personId', 's.id as substituteId'])
    .where('x.startsAt', '<=', at)
    .where('x.endsAt', '>', at)
    .where('s.isActive', '=', true)
    // Of several that run, the longest one is the last word, as for tickets.
    .orderBy('x.endsAt')
    .orderBy('x.id')
    .execute()
  return new Map(rows.map(({ personId, substituteId }) => [personId, substituteId]))
}

async function readAbsentee(db: Db | Tx, personId: string, at: Date) {
  const { rows } = await sql<{ name: string; isAway: boolean; substituteId: string | null }>`
    select p.name, (x.id is not null or not p.is_active or p.role = 'requester') as is_away, x.substitute_id
    from people as p
    left join lateral (
      select id, substitute_id from absences
      where person_id = p.id and starts_at <= ${at} and ends_at > ${at}
      order by (substitute_id is null), ends_at desc limit 1) as x on true
    where p.id = ${personId}`.execute(db)
  return rows[0]
}
