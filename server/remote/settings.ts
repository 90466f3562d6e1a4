import { sql } from 'kysely'
import type { Input } from '#contract/operation.ts'
import { type RemoteSettings, type remote, remoteSettings } from '#contract/remote.ts'
import { changesBetween } from '../kernel/acts.ts'
import type { Db, Tx, Work } from '../kernel/context.ts'
import { invalidField } from '../kernel/errors.ts'

const key = 'remote'
const stored = remoteSettings.omit({ teamIds: true })
const usual = { isRecorded: false, keepDays: 90, idleMinutes: 30, mostMinutes: 240 }

export async function readRemoteSettings(db: Db | Tx): Promise<RemoteSettings> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst()
  const teams = await db.selectFrom('remoteTeams').select('teamId').orderBy('teamId').execute()
  return { ...stored.parse({ ...usual, ...Object(row?.value) }), teamIds: teams.map(({ teamId }) => teamId) }
}

export async function changeRemoteSettings(
  work: Work,
  change: Input<typeof remote.changeSettings>['body'],
): Promise<RemoteSettings> {
  await sql`select pg_advisory_xact_lock(hashtextextended('remote settings', 0))`.execute(work.tx)
  const before = await readRemoteSettings(work.tx)
  const { teamIds, ...rest } = change
  const value = JSON.stringify(stored.parse({ ...before, ...rest }))
  await work.tx
    .insertInto('settings')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
  if (teamIds !== undefined) await replaceTeams(work, [...new Set(teamIds)])
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

/** Teams by name, as the audit log tells of them. */
async function named(work: Work, { teamIds, ...settings }: RemoteSettings) {
  const rows = await work.tx
    .selectFrom('teams')
    .select('name')
    .where('id', 'in', teamIds.length === 0 ? ['00000000-0000-0000-0000-000000000000'] : teamIds)
    .orderBy('name')
    .execute()
  return { ...settings, teams: rows.map(({ name }) => name) }
}
