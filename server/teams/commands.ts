import { sql } from 'kysely'
import type { Input } from '#contract/operation.ts'
import type { Team, teams } from '#contract/structure.ts'
import { changesBetween } from '../kernel/acts.ts'
import type { Work } from '../kernel/context.ts'
import { AppError, found, invalidField } from '../kernel/errors.ts'
import { getTeam } from './queries.ts'

export type TeamDraft = Input<typeof teams.create>['body']
type TeamChange = Input<typeof teams.update>['body']
type Members = TeamDraft['members']

export async function addTeam(work: Work, { members, ...fields }: TeamDraft): Promise<Team> {
  const id = work.newId()
  await refuseTakenName(work, id, fields.name)
  await work.tx
    .insertInto('teams')
    .values({ id, ...fields, createdAt: work.now() })
    .execute()
  await replaceMembers(work, id, members)
  await work.record({ action: 'team.created', subject: fields.name })
  return getTeam(work.tx, id)
}

export async function changeTeam(work: Work, id: string, { members, ...fields }: TeamChange): Promise<Team> {
  if (fields.name !== undefined) await refuseTakenName(work, id, fields.name)
  await lockTeam(work, id, 'change')
  const before = await getTeam(work.tx, id)
  if (Object.keys(fields).length > 0) await work.tx.updateTable('teams').set(fields).where('id', '=', id).execute()
  if (members !== undefined) await replaceMembers(work, id, members)
  const after = await getTeam(work.tx, id)
  await work.record({ action: 'team.changed', subject: after.name, changes: changesBetween(told(before), told(after)) })
  return after
}

export async function removeTeam(work: Work, id: string): Promise<void> {
  const { name } = await lockTeam(work, id, 'remove')
  if (await isInUse(work, id)) {
    throw new AppError('in_use', 'Move its tickets and inboxes to another team first')
  }
  await work.tx.deleteFrom('teams').where('id', '=', id).execute()
  await work.record({ action: 'team.removed', subject: name })
}

/** To remove it, tickets and inboxes must not enter meanwhile: a reference to the row waits for this lock. */
async function lockTeam(work: Work, id: string, purpose: 'change' | 'remove'): Promise<{ name: string }> {
  const query = work.tx.selectFrom('teams').select('name').where('id', '=', id)
  const locked = purpose === 'remove' ? query.forUpdate() : query.forNoKeyUpdate()
  return found(await locked.executeTakeFirst(), 'Team')
}

async function isInUse(work: Work, teamId: string): Promise<boolean> {
  const ticket = work.tx.selectFrom('tickets').select('id').where('teamId', '=', teamId).limit(1)
  const inbox = work.tx.selectFrom('inboxes').select('id').where('teamId', '=', teamId).limit(1)
  const device = work.tx.selectFrom('devices').select('id').where('teamId', '=', teamId).limit(1)
  for (const query of [ticket, inbox, device]) if ((await query.executeTakeFirst()) !== undefined) return true
  return false
}

/** Names are given one at a time, so that the check still holds when the name is written. Readers do not wait. */
async function refuseTakenName(work: Work, id: string, name: string): Promise<void> {
  await sql`lock table teams in share row exclusive mode`.execute(work.tx)
  const other = await work.tx
    .selectFrom('teams')
    .select('id')
    .where(sql`lower(name)`, '=', sql`lower(${name})`)
    .where('id', '<>', id)
    .executeTakeFirst()
  if (other !== undefined) throw new AppError('name_taken', 'Another team has this name')
}

async function replaceMembers(work: Work, teamId: string, members: Members): Promise<void> {
  const { tx } = work
  const leads = new Map(members.map(({ id, isLead }) => [id, isLead]))
  await tx.deleteFrom('teamMembers').where('teamId', '=', teamId).execute()
  if (leads.size === 0) return
  const rows = [...leads].map(([personId, isLead]) => ({ teamId, personId, isLead }))
  const agents = await tx
    .selectFrom('people')
    .select('id')
    .where('id', 'in', [...leads.keys()])
    .where('role', '<>', 'requester')
    .execute()
  if (agents.length < rows.length) throw invalidField('members', 'invalid', 'Teams are made of agents')
  await tx.insertInto('teamMembers').values(rows).execute()
}

/** Members by name, as the audit log tells of them. */
function told({ members, ...team }: Team) {
  return { ...team, members: members.map(({ name, isLead }) => (isLead ? `${name} (lead)` : name)) }
}
