import { sql } from 'kysely'
import type { z } from 'zod'
import { assignmentMode, skillCondition } from '#contract/assignment.ts'
import { fieldValues } from '#contract/fields.ts'
import { isOnDuty, readAgentFacts, readLoads } from '../duty/index.ts'
import type { Db, Tx } from '../kernel/context.ts'
import type { TicketRow } from '../tickets/index.ts'
import type { Candidate, ToGive } from './choose.ts'
import { type SkillNeed, skillsWanted } from './wanted.ts'

export const usualWeights: readonly number[] = [3, 2, 1, 1]

export interface TeamRules {
  mode: z.infer<typeof assignmentMode>
  weights: readonly number[]
}

/** How a team gives out its tickets; one of which nothing was said lets its members take them. */
export async function readRules(db: Db | Tx, teamId: string): Promise<TeamRules> {
  const row = await db
    .selectFrom('teamAssignments')
    .select(['mode', 'weights'])
    .where('teamId', '=', teamId)
    .executeTakeFirst()
  return row === undefined
    ? { mode: 'pull', weights: usualWeights }
    : { mode: assignmentMode.parse(row.mode), weights: row.weights }
}

/** The members with all that decides who of them is given a ticket. */
export async function readCandidates(db: Db | Tx, teamId: string, now: Date): Promise<Candidate[]> {
  const facts = await readAgentFacts(db, now, { teamId })
  const ids = facts.map(({ id }) => id)
  const loads = await readLoads(db, ids)
  const { rows } = await sql<{ personId: string; turn: number | null; skills: Record<string, number> }>`
    select p.id as person_id, r.turn, coalesce((
      select jsonb_object_agg(s.skill_id, s.level) from agent_skills as s where s.person_id = p.id), '{}') as skills
    from unnest(${ids}::uuid[]) as p (id)
    left join assignment_turns as r on r.team_id = ${teamId} and r.person_id = p.id`.execute(db)
  const known = new Map(rows.map((row) => [row.personId, row]))
  return facts.map((one) => ({
    id: one.id,
    isOnDuty: isOnDuty(one, now),
    load: loads.get(one.id) ?? 0,
    capacity: one.capacity,
    turn: known.get(one.id)?.turn ?? null,
    skills: new Map(Object.entries(known.get(one.id)?.skills ?? {})),
  }))
}

/** Everything that asks for a skill, in the order of the skills. */
export async function readNeeds(db: Db | Tx): Promise<SkillNeed[]> {
  const rows = await db
    .selectFrom('skillNeeds as n')
    .innerJoin('skills as s', 's.id', 'n.skillId')
    .select(['n.skillId', 's.name', 'n.level', 'n.condition'])
    .orderBy(sql`lower(s.name)`)
    .orderBy('n.position')
    .execute()
  // One that another release wrote and this one cannot read asks for nothing.
  return rows.flatMap((row) => {
    const { data } = skillCondition.safeParse(row.condition)
    return data === undefined ? [] : [{ ...row, condition: data }]
  })
}

type Ticket = Pick<TicketRow, 'priority' | 'tags' | 'fields' | 'inboxId' | 'language'>

/** What a ticket weighs in its team, and what it asks for. */
export function toGive(ticket: Ticket, { weights }: TeamRules, needs: readonly SkillNeed[]): ToGive {
  const fields = fieldValues.safeParse(ticket.fields).data ?? {}
  return { weight: weights[ticket.priority - 1] ?? 1, wanted: skillsWanted({ ...ticket, fields }, needs) }
}
