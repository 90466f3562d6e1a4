import type { Selectable } from 'kysely'
import type { Actor } from '../kernel/actor.ts'
import type { Db, Tx } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import type { Devices } from '../kernel/tables.ts'
import { devicesVisibleTo } from './reach.ts'

export type DeviceRow = Selectable<Devices>

/** The device, where the actor reaches it. */
export async function getDeviceRow(db: Db | Tx, actor: Actor, id: string): Promise<DeviceRow> {
  const row = await db
    .selectFrom('devices as d')
    .selectAll('d')
    .where('d.id', '=', id)
    .where(devicesVisibleTo(actor))
    .executeTakeFirst()
  return found(row, 'Device')
}
