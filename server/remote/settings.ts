import { sql } from 'kysely'
import type { Input } from '#contract/operation.ts'
import type { remote } from '#contract/remote.ts'
import { type RemoteSettings, remoteSettings } from '#contract/remote-settings.ts'
import { changesBetween } from '../kernel/acts.ts'
import type { Db, Tx, Work } from '../kernel/context.ts'
import { invalidField } from '../kernel/errors.ts'
import { listRecordedOrganizations, replaceRecordedOrganizations } from './organizations.ts'

const key = 'remote'
const stored = remoteSettings.omit({ teamIds: true, unattendedIds: true, organizations: true })
const usual = { isRecorded: false, keepDays: 90, idleMinutes: 30, mostMinutes: 240, factorMinutes: 15 }

export async function readRemoteSettings(db: Db | Tx): Promise<RemoteSettings> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst()
  const teams = await db.selectFrom('remoteTeams').select('teamId').orderBy('teamId').execute()
  const unattended = await db.selectFrom('remoteUnattended').select('deviceId').orderBy('deviceId').execute()
  return {
    ...stored.parse({ ...usual, ...Object(row?.value) }),
    teamIds: teams.map(({ teamId }) => teamId),
    unattendedIds: unattended.map(({ deviceId }) => deviceId),
    organizations: await listRecordedOrganizations(db),
  }
}

export async function changeRemoteSettings(
  work: Work,
  change: Input<typeof remote.changeSettings>['body'],
): Promise<RemoteSettings> {
  await sql`select pg_advisory_xact_lock(hashtextextended('remote settings', 0))`.execute(work.tx)
  const before = await readRemoteSettings(work.tx)
  const { teamIds, unattendedIds, organizations, ...rest } = change
  const value = JSON.stringify(stored.parse({ ...before, ...rest }))
  await work.tx
    .insertInto('settings')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
  if (teamIds !== undefined) await replaceTeams(work, [...new Set(teamIds)])
  if (unattendedIds !== undefined) await replaceUnattended(work, [...new Set(unattendedIds)])
  if (organizations !== undefined) await replaceRecordedOrganizations(work, organizations)
  const after = await readRemoteSettings(work.tx)
  const changes = changesBetween(await named(work, before), await named(work, after))
  if (changes.length > 0) await work.record({ action: 'remote.settings_changed', subject: 'remote', changes })
  return after
}

async function replaceTeams(work: Work, teamIds: string[]): Promise<void> {
  await work.tx.deleteFrom('remoteTeams').execute()
  if (teamIds.length === 0) return
  const known = await work.tx.selectFrom('teams').select('id').where('id', 'in', teamIds).execute()
  if (known.length < teamIds.length) throw invalidField('teamIds', 'unknown', 'There is no such team')
  await work.tx
    .insertInto('remoteTeams')
    .values(teamIds.map((teamId) => ({ teamId })))
    .execute()
}

async function replaceUnattended(work: Work, ids: string[]): Promise<void> {
  await work.tx.deleteFrom('remoteUnattended').execute()
  if (ids.length === 0) return
  const known = await work.tx
    .selectFrom('devices')
    .select('id')
    .where('id', 'in', ids)
    .where('kind', 'in', ['server', 'kiosk'])
    .execute()
  if (known.length < ids.length)
    throw invalidField('unattendedIds', 'invalid', 'Only at servers and kiosks nobody has to be asked')
  const marked = { markedBy: work.actor.kind === 'person' ? work.actor.id : null, markedAt: work.now() }
  await work.tx
    .insertInto('remoteUnattended')
    .values(ids.map((deviceId) => ({ deviceId, ...marked })))
    .execute()
}

/** Teams, devices and organizations by name, as the audit log tells of them. */
async function named({ tx }: Work, { teamIds, unattendedIds, organizations, ...settings }: RemoteSettings) {
  const namesOf = async (table: 'teams' | 'devices', ids: string[]) => {
    if (ids.length === 0) return []
    const rows = await tx.selectFrom(table).select('name').where('id', 'in', ids).orderBy('name').execute()
    return rows.map(({ name }) => name)
  }
  const thatAre = (isRecorded: boolean) =>
    organizations.filter((one) => one.isRecorded === isRecorded).map(({ name }) => name)
  return {
    ...settings,
    recorded: thatAre(true),
    unrecorded: thatAre(false),
    teams: await namesOf('teams', teamIds),
    unattended: await namesOf('devices', unattendedIds),
  }
}
