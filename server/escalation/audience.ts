import { sql } from 'kysely'
import type { Work } from '../kernel/context.ts'

interface Place {
  teamId: string | null
  assigneeId: string | null
}

/** Those who lead the team that a ticket is with. */
export async function leadsOf(work: Work, { teamId }: Place): Promise<string[]> {
  if (teamId === null) return []
  const rows = await work.tx
    .selectFrom('teamMembers as m')
    .innerJoin('people as p', 'p.id', 'm.personId')
    .select('p.id')
    .where('m.teamId', '=', teamId)
    .where('m.isLead', '=', true)
    .where('p.isActive', '=', true)
    .orderBy('p.name')
    .execute()
  return rows.map(({ id }) => id)
}

/** Whom the assignee reports to. */
export async function superiorOf(work: Work, { assigneeId }: Place): Promise<string[]> {
  if (assigneeId === null) return []
  const { rows } = await sql<{ id: string }>`select m.id from people as p join people as m on m.id = p.manager_id
    where p.id = ${assigneeId} and m.is_active and m.role <> 'requester'`.execute(work.tx)
  return rows.map(({ id }) => id)
}
