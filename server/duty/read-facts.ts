import { sql } from 'kysely'
import type { Calendar } from '#contract/calendars.ts'
import { agentState } from '#contract/duty.ts'
import type { Db, Tx } from '../kernel/context.ts'
import { readCalendars } from './hours.ts'
import type { DutyFacts } from './standing.ts'

/** As much as somebody carries of whom nothing was said. */
export const usualCapacity = 10

export interface AgentFacts extends DutyFacts {
  id: string
  name: string
  email: string | null
  role: string
  teamIds: string[]
  capacity: number
  calendarId: string | null
  absences: { startsAt: Date; endsAt: Date; substituteId: string | null }[]
}

/** Everybody who works here, or the members of a team, who then keep its hours; by name. */
export async function readAgentFacts(
  db: Db | Tx,
  now: Date,
  among: { teamId: string } | { ids: string[] } | 'all' = 'all',
): Promise<AgentFacts[]> {
  const teamId = among !== 'all' && 'teamId' in among ? among.teamId : undefined
  const ids = among !== 'all' && 'ids' in among ? among.ids : undefined
  const rows = await db
    .selectFrom('people as p')
    .leftJoin('agents as a', 'a.personId', 'p.id')
    .select(['p.id', 'p.name', 'p.email', 'p.role', 'a.state', 'a.capacity', 'a.calendarId'])
    .select([
      sql<string[]>`array(select m.team_id::text from team_members as m where m.person_id = p.id)`.as('teamIds'),
      sql<(string | null)[]>`array(
        select s.calendar_id::text from team_members as m left join team_assignments as s on s.team_id = m.team_id
        where m.person_id = p.id and (${teamId ?? null}::uuid is null or m.team_id = ${teamId ?? null}))`.as(
        'teamCalendarIds',
      ),
      sql<{ startsAt: string; endsAt: string; substituteId: string | null }[]>`coalesce((
        select jsonb_agg(jsonb_build_object(
          'startsAt', x.starts_at, 'endsAt', x.ends_at, 'substituteId', x.substitute_id) order by x.starts_at)
        from absences as x where x.person_id = p.id and x.ends_at > ${now}), '[]')`.as('absences'),
    ])
    .where('p.role', '<>', 'requester')
    .where('p.isActive', '=', true)
    .$if(teamId !== undefined, (query) =>
      query.where(
        sql<boolean>`exists (select from team_members as m where m.person_id = p.id and m.team_id = ${teamId ?? ''})`,
      ),
    )
    .$if(ids !== undefined, (query) => query.where('p.id', '=', sql<string>`any(${ids ?? []}::uuid[])`))
    .orderBy('p.name')
    .orderBy('p.id')
    .execute()
  const named = rows.flatMap((row) => [row.calendarId, ...row.teamCalendarIds]).filter((id) => id !== null)
  const calendars = await readCalendars(db, [...new Set(named)])
  return rows.map(({ teamCalendarIds, absences, state, capacity, ...row }) => ({
    ...row,
    state: agentState.parse(state ?? 'available'),
    capacity: capacity ?? usualCapacity,
    calendars: hoursOf(row.calendarId, teamCalendarIds, calendars),
    absences: absences.map((one) => ({
      startsAt: new Date(one.startsAt),
      endsAt: new Date(one.endsAt),
      substituteId: one.substituteId,
    })),
  }))
}

/** The own calendar, or those of the teams; whoever is in a team that always works, always does. */
function hoursOf(own: string | null, teams: (string | null)[], calendars: Map<string, Calendar>): Calendar[] {
  const ids = own === null ? teams : [own]
  if (ids.some((id) => id === null || !calendars.has(id))) return []
  return [...new Set(ids)].flatMap((id) => calendars.get(id ?? '') ?? [])
}

/** What the new and open tickets of these people weigh. What waits for somebody else weighs nothing. */
export async function readLoads(db: Db | Tx, ids: string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ personId: string; load: number }>`
    select t.assignee_id as person_id, sum((coalesce(s.weights, '{3,2,1,1}'))[t.priority])::int as load
    from tickets as t left join team_assignments as s on s.team_id = t.team_id
    where t.assignee_id = any(${ids}::uuid[]) and t.status in ('new', 'open')
    group by t.assignee_id`.execute(db)
  return new Map(rows.map(({ personId, load }) => [personId, load]))
}
