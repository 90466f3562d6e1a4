import { sql } from 'kysely'
import type { Device, DeviceDraft, devices } from '#contract/devices.ts'
import type { Input } from '#contract/operation.ts'
import { isAgent } from '../kernel/actor.ts'
import { changesBetween } from '../kernel/acts.ts'
import type { Work } from '../kernel/context.ts'
import { AppError, invalidField } from '../kernel/errors.ts'
import { findStandingPerson } from '../people/index.ts'
import { cutLine, ringDevice } from './cut.ts'
import { readDevice } from './queries.ts'

type DeviceChange = Input<typeof devices.update>['body']

export async function addDevice(work: Work, draft: DeviceDraft): Promise<Device> {
  const id = work.newId()
  await refuseTeam(work, draft.teamId)
  const owner = await ownerOf(work, draft.ownerId)
  await refuseOrganization(work, draft.organizationId)
  await refuseGroup(work, draft.groupId)
  await refuseTakenTag(work, id, draft.assetTag)
  const times = { createdAt: work.now(), updatedAt: work.now() }
  const organizationId = draft.organizationId === undefined ? (owner?.organizationId ?? null) : draft.organizationId
  await work.tx
    .insertInto('devices')
    .values({ ...draft, organizationId, id, ...times })
    .execute()
  await work.record({ action: 'device.created', subject: draft.name })
  await ringDevice(work, id)
  return readDevice(work, work.tx, id)
}

export async function changeDevice(work: Work, id: string, change: DeviceChange): Promise<Device> {
  const before = await readDevice(work, work.tx, id)
  if (change.teamId !== undefined) await refuseTeam(work, change.teamId)
  if (change.ownerId !== undefined) await ownerOf(work, change.ownerId)
  await refuseOrganization(work, change.organizationId)
  await refuseGroup(work, change.groupId)
  if (change.assetTag !== undefined) await refuseTakenTag(work, id, change.assetTag)
  await work.tx
    .updateTable('devices')
    .set({
      ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)),
      updatedAt: work.now(),
    })
    .where('id', '=', id)
    .execute()
  const after = await readDevice(work, work.tx, id)
  const changes = changesBetween(told(before), told(after))
  if (changes.length > 0) await work.record({ action: 'device.changed', subject: after.name, changes })
  await ringDevice(work, id)
  return after
}

export async function removeDevice(work: Work, id: string): Promise<void> {
  const { name } = await readDevice(work, work.tx, id)
  await work.tx.deleteFrom('devices').where('id', '=', id).execute()
  await work.record({ action: 'device.removed', subject: name })
  await cutLine(work, id)
}

/** Devices are of teams that have them, and an agent gives them to own teams only. */
async function refuseTeam({ tx, actor }: Work, teamId: string): Promise<void> {
  const team = await tx.selectFrom('deviceTeams').select('teamId').where('teamId', '=', teamId).executeTakeFirst()
  const isOwn = !isAgent(actor) || actor.teams === 'all' || actor.teams.includes(teamId)
  if (team === undefined || !isOwn) throw invalidField('teamId', 'invalid', 'Devices are not turned on for this team')
}

async function ownerOf(work: Work, ownerId: string | null) {
  if (ownerId === null) return undefined
  const owner = await findStandingPerson(work.tx, ownerId)
  if (owner === undefined) throw invalidField('ownerId', 'unknown', 'There is no such person')
  return owner
}

async function refuseOrganization(work: Work, id: string | null | undefined): Promise<void> {
  if (id === null || id === undefined) return
  const row = await work.tx.selectFrom('organizations').select('id').where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw invalidField('organizationId', 'unknown', 'There is no such organization')
}

async function refuseGroup(work: Work, id: string | null | undefined): Promise<void> {
  if (id === null || id === undefined) return
  const row = await work.tx.selectFrom('deviceGroups').select('id').where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw invalidField('groupId', 'unknown', 'There is no such group')
}

/** Tags are given one at a time, so that the check still holds when the tag is written. */
async function refuseTakenTag(work: Work, id: string, tag: string): Promise<void> {
  if (tag === '') return
  await sql`select pg_advisory_xact_lock(hashtextextended(${`device tag ${tag.toLowerCase()}`}, 0))`.execute(work.tx)
  const other = await work.tx
    .selectFrom('devices')
    .select('id')
    .where(sql`lower(asset_tag)`, '=', tag.toLowerCase())
    .where('id', '<>', id)
    .executeTakeFirst()
  if (other !== undefined) throw new AppError('name_taken', 'Another device has this asset tag')
}

function told(device: Device) {
  const { name, kind, assetTag, serial, location, notes, team, owner, organization, group } = device
  const names = {
    team: team.name,
    owner: owner?.name ?? null,
    organization: organization?.name ?? null,
    group: group?.name ?? null,
  }
  return { name, kind, assetTag, serial, location, notes, ...names }
}
