import { sql } from 'kysely'
import { type assignment, assignmentMode, type TeamAssignment } from '#contract/assignment.ts'
import type { Input } from '#contract/operation.ts'
import {
  keepAgent,
  ledBy,
  mayDirect,
  readAgentFacts,
  refuseDirecting,
  refuseUnknownCalendar,
  tellDuty,
} from '../duty/index.ts'
import type { PersonActor } from '../kernel/actor.ts'
import { changesBetween } from '../kernel/acts.ts'
import type { Ctx, Db, Tx, Work } from '../kernel/context.ts'
import { found, invalidField } from '../kernel/errors.ts'
import { presentPersonRef } from '../people/index.ts'
import { addJob } from '../platform/jobs.ts'
import { usualWeights } from './read-team.ts'

type TeamChange = Input<typeof assignment.changeTeam>['body']
type Reader = Pick<Ctx, 'now'> & { db: Db | Tx }

export async function listTeamAssignments(reader: Reader, actor: PersonActor): Promise<TeamAssignment[]> {
  const { db, now } = reader
  const rows = await db
    .selectFrom('teams as t')
    .leftJoin('teamAssignments as s', 's.teamId', 't.id')
    .select(['t.id', 't.name', 't.color', 's.mode', 's.weights', 's.calendarId'])
    .select(
      sql<number>`(select count(*)::int from tickets as w
        where w.team_id = t.id and w.assignee_id is null and w.status in ('new', 'open'))`.as('waitingCount'),
    )
    .orderBy(sql`lower(t.name)`)
    .execute()
  const people = await readAgentFacts(db, now())
  const led = await ledBy(db, actor)
  return rows.map(({ id, name, color, mode, weights, calendarId, waitingCount }) => ({
    team: { id, name, color },
    mode: assignmentMode.parse(mode ?? 'pull'),
    weights: weights ?? [...usualWeights],
    calendarId,
    members: people
      .filter(({ teamIds }) => teamIds.includes(id))
      .map((one) => ({ ...presentPersonRef(one), capacity: one.capacity })),
    waitingCount,
    can: { change: mayDirect(actor, led, [id]) },
  }))
}

/** What becomes possible by it is given out at once. */
export async function changeTeamAssignment(
  work: Work,
  actor: PersonActor,
  teamId: string,
  { capacities = [], ...change }: TeamChange,
): Promise<TeamAssignment> {
  const before = await getTeamAssignment(work, actor, teamId)
  await refuseDirecting(work.tx, actor, teamId)
  if (change.calendarId != null) await refuseUnknownCalendar(work.tx, change.calendarId)
  for (const [index, { personId, capacity }] of capacities.entries()) {
    if (!before.members.some(({ id }) => id === personId))
      throw invalidField(`capacities.${index}.personId`, 'unknown', 'Nobody with this id is in the team')
    await keepAgent(work, personId, { capacity })
  }
  if (Object.keys(change).length > 0)
    await work.tx
      .insertInto('teamAssignments')
      .values({ teamId, ...change })
      .onConflict((conflict) => conflict.column('teamId').doUpdateSet(change))
      .execute()
  const after = await getTeamAssignment(work, actor, teamId)
  const changes = changesBetween(told(before), told(after))
  if (changes.length > 0) await work.record({ action: 'assignment.changed', subject: after.team.name, changes })
  await addJob(work, 'assignment:team', { teamId })
  await tellDuty(work)
  return after
}

async function getTeamAssignment(work: Work, actor: PersonActor, teamId: string): Promise<TeamAssignment> {
  const all = await listTeamAssignments({ db: work.tx, now: work.now }, actor)
  return found(
    all.find(({ team }) => team.id === teamId),
    'Team',
  )
}

function told({ mode, weights, calendarId, members }: TeamAssignment) {
  return { mode, weights, calendarId, capacities: members.map(({ name, capacity }) => `${name}: ${capacity}`) }
}
