import { type RawBuilder, sql } from 'kysely'
import type { Audience } from '#contract/audience.ts'
import { isAdmin, type PersonActor } from '../kernel/actor.ts'
import type { Db, Tx, Work } from '../kernel/context.ts'
import { authorize, invalidField } from '../kernel/errors.ts'
import { isTeam } from './queries.ts'

/** The columns that keep an audience: an owner, a team, or neither for all agents. */
interface AudienceColumns {
  ownerId: string | null
  teamId: string | null
}

export function audienceOf({ ownerId, teamId }: AudienceColumns): Audience {
  if (ownerId !== null) return { kind: 'personal' }
  return teamId === null ? { kind: 'shared' } : { kind: 'team', teamId }
}

export function audienceColumns(audience: Audience, ownerId: string): AudienceColumns {
  return {
    ownerId: audience.kind === 'personal' ? ownerId : null,
    teamId: audience.kind === 'team' ? audience.teamId : null,
  }
}

/** Which rows of `table` are for an agent. The others are not found. */
export function isFor(actor: PersonActor, table: string): RawBuilder<boolean> {
  const [owner, team] = [sql.ref(`${table}.ownerId`), sql.ref(`${table}.teamId`)]
  const ofTeam = isAdmin(actor)
    ? sql<boolean>`true`
    : sql<boolean>`exists (select from team_members as m where m.team_id = ${team} and m.person_id = ${actor.id})`
  return sql<boolean>`(${owner} = ${actor.id} or (${owner} is null and (${team} is null or ${ofTeam})))`
}

/** What is personal is its owner's to change; what is a team's its members' and administrators'; the rest administrators'. */
export function mayKeep(audience: Audience, actor: PersonActor, teamIds: readonly string[]): boolean {
  switch (audience.kind) {
    case 'personal':
      return true
    case 'team':
      return isAdmin(actor) || teamIds.includes(audience.teamId)
    case 'shared':
      return isAdmin(actor)
  }
}

/** Refuses an audience that there is not, or for which the actor may keep nothing. */
export async function refuseKeeping(db: Db | Tx, actor: PersonActor, audience: Audience): Promise<void> {
  if (audience.kind === 'team' && !(await isTeam(db, audience.teamId)))
    throw invalidField('audience.teamId', 'unknown', 'There is no such team')
  authorize(mayKeep(audience, actor, await teamsOf(db, actor.id)), 'keep this for these people')
}

export async function teamsOf(db: Db | Tx, personId: string): Promise<string[]> {
  const rows = await db.selectFrom('teamMembers').select('teamId').where('personId', '=', personId).execute()
  return rows.map(({ teamId }) => teamId)
}

/** Rows of the very same audience: among them names are taken, and counted how many there are. */
export function isOfAudience(audience: Audience, actorId: string): RawBuilder<boolean> {
  const { ownerId, teamId } = audienceColumns(audience, actorId)
  return sql<boolean>`(owner_id is not distinct from ${ownerId} and team_id is not distinct from ${teamId})`
}

/** What is nobody else's is nobody else's business. */
export async function recordOpenly(work: Work, { kind }: Audience, act: Parameters<Work['record']>[0]): Promise<void> {
  if (kind !== 'personal') await work.record(act)
}
