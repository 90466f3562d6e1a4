import { sql } from 'kysely'
import { type TicketEscalations, ticketEscalations } from '#contract/escalation.ts'
import type { Db, Tx } from '../kernel/context.ts'

const mostShown = 200

interface Person {
  id: string
  name: string
  email: string | null
  role: string
}

/** The level of a ticket, its way, and what comes next. Whether it is in reach was asked before. */
export async function escalationsOf(db: Db | Tx, ticketId: string): Promise<TicketEscalations> {
  const { rows } = await sql<{ level: number; path: unknown; coming: unknown }>`
    select t.escalation_level as level,
      (select coalesce(jsonb_agg(e order by e.id), '[]') from (
        select e.id, e.direction, e.level, e.reason, e.clock, e.at, e.is_late as "isLate", e.failure,
          ${instantText('e.created_at')} as "createdAt", ${instantText('e.due_at')} as "dueAt",
          (select ${personJson} from people as p where p.id = e.actor_id) as actor,
          (select coalesce(jsonb_agg(${personJson} order by p.name), '[]') from people as p
            where p.id = any(e.told_ids)) as told,
          (select jsonb_build_object('id', g.id, 'name', g.name, 'color', g.color) from teams as g
            where g.id = e.team_id) as team
        from escalations as e where e.ticket_id = t.id order by e.id limit ${mostShown}) as e) as path,
      (select coalesce(jsonb_agg(jsonb_build_object('stepId', s.id, 'clock', s.clock, 'at', s.at, 'level', s.level,
          'fireAt', ${instantText('n.fire_at')}) order by n.fire_at), '[]')
        from escalation_plans as n join escalation_steps as s on s.id = n.step_id
        where n.ticket_id = t.id and n.fired_at is null and n.fire_at is not null) as coming
    from tickets as t where t.id = ${ticketId}`.execute(db)
  return ticketEscalations.parse(rows[0])
}

const personJson = sql<Person>`jsonb_build_object('id', p.id, 'name', p.name, 'email', p.email, 'role', p.role)`

/** RFC 3339, UTC. */
function instantText(column: string) {
  return sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}
