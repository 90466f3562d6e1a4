import { type RawBuilder, sql } from 'kysely'
import type { Work } from '../kernel/context.ts'
import type { Alert } from './alert.ts'

/** The check of a device that is not reached; while it fires, what else is said of the device follows from it. */
export const deviceDown = { source: 'device', check: 'offline' }

type Muting = 'maintenance' | 'device_down' | 'person'

/** Why nobody is told of an alert; null: people are told. */
export async function mutingOf(work: Work, alert: Alert, mutedUntil: Date | null): Promise<Muting | null> {
  if (mutedUntil !== null && mutedUntil > work.now()) return 'person'
  if (await isInMaintenance(work, alert.deviceId)) return 'maintenance'
  return (await isDown(work, alert)) ? 'device_down' : null
}

async function isInMaintenance({ tx, now }: Work, deviceId: string | undefined): Promise<boolean> {
  const device = sql`${deviceId ?? null}::uuid`
  const { rows } = await sql<{ is: boolean }>`select ${inMaintenance(now(), device)} as "is"`.execute(tx)
  return rows[0]?.is === true
}

/** A window of the device, of its group or of everything goes on. */
export function inMaintenance(now: Date, deviceId: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from maintenance_windows as w
    where w.starts_at <= ${now} and w.ends_at > ${now}
      and (w.device_id is null or w.device_id = ${deviceId})
      and (w.group_id is null or w.group_id = (select m.group_id from devices as m where m.id = ${deviceId})))`
}

async function isDown({ tx }: Work, alert: Alert): Promise<boolean> {
  const isItself = alert.source === deviceDown.source && alert.check === deviceDown.check
  if (alert.deviceId === undefined || isItself) return false
  const row = await tx
    .selectFrom('alertGroups')
    .select('id')
    .where('source', '=', deviceDown.source)
    .where('checkName', '=', deviceDown.check)
    .where('deviceId', '=', alert.deviceId)
    .where('state', '=', 'firing')
    .executeTakeFirst()
  return row !== undefined
}
