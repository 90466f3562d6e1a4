import { sql } from 'kysely'
import type { Db, Tx } from '../kernel/context.ts'
import { invalidField } from '../kernel/errors.ts'

/** Longer lines are not looked through; no organization has them. */
const longestLine = 50

/** Refuses a manager who does not exist, has left, or answers to the person, however indirectly. */
export async function checkManager(tx: Tx, personId: string | undefined, managerId: string | null | undefined) {
  if (managerId == null) return
  if (managerId === personId) throw invalidField('managerId', 'circle', 'Nobody answers to themselves')
  // Two who are made each other's manager at once would each not see the other yet.
  await sql`select pg_advisory_xact_lock(hashtextextended('people:managers', 0))`.execute(tx)
  const manager = await tx
    .selectFrom('people')
    .select('id')
    .where('id', '=', managerId)
    .where('isActive', '=', true)
    .where('mergedIntoId', 'is', null)
    .executeTakeFirst()
  if (manager === undefined) throw invalidField('managerId', 'unknown', 'There is no such person')
  const above = await managersAbove(tx, managerId)
  if (personId !== undefined && above.includes(personId)) {
    throw invalidField('managerId', 'circle', 'That person answers to this one')
  }
}

/** Whom somebody answers to, the nearest first. */
export async function managersAbove(db: Db | Tx, personId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive line as (
      select manager_id as id, 1 as level from people where id = ${personId} and manager_id is not null
      union all
      select p.manager_id, l.level + 1 from line as l join people as p on p.id = l.id
      where p.manager_id is not null and l.level < ${longestLine})
    select id from line order by level`.execute(db)
  return rows.map(({ id }) => id)
}
