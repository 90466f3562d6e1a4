import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { LabelledDevice } from '#contract/device-labels.ts'
import type { DeviceKind } from '#contract/devices.ts'
import { type Ctx, type Db, type Tx, transact } from '../../kernel/context.ts'
import { found } from '../../kernel/errors.ts'
import { limitRate } from '../../platform/rate-limits.ts'
import { getDeviceRow } from '../row.ts'

/** The address on the label. It is kept readable, as labels are printed again, and it opens little. */
export async function labelOf(ctx: Ctx, id: string, isRenewed: boolean): Promise<{ url: string }> {
  return transact(ctx, async (work) => {
    const device = await getDeviceRow(work.tx, work.actor, id)
    const wanted = randomBytes(16).toString('base64url')
    const { labelCode } = await work.tx
      .updateTable('devices')
      // Of two who print at once, both get the code that stays.
      .set({ labelCode: isRenewed ? wanted : sql`coalesce(label_code, ${wanted})` })
      .where('id', '=', id)
      .returning('labelCode')
      .executeTakeFirstOrThrow()
    if (isRenewed) await work.record({ action: 'device.label_renewed', subject: device.name })
    return { url: `${work.services.publicUrl}/d/${labelCode}` }
  })
}

export async function readLabel(ctx: Ctx, code: string): Promise<LabelledDevice> {
  await limitRate(ctx, { key: `device-label:${ctx.ip}`, max: 120, seconds: 3600 })
  const device = await labelledDevice(ctx.db, code)
  return {
    name: device.name,
    // The database's check holds the column to the words of the contract.
    kind: device.kind as DeviceKind,
    location: device.location,
    isReported: device.isReported,
  }
}

/** Devices of teams for which they were turned off have no labels any more. */
export async function labelledDevice(db: Db | Tx, code: string) {
  const row = await db
    .selectFrom('devices as d')
    .innerJoin('deviceTeams as dt', 'dt.teamId', 'd.teamId')
    .select(['d.id', 'd.name', 'd.kind', 'd.location', 'd.teamId'])
    .select(
      sql<boolean>`exists (select from ticket_devices as td join tickets as t on t.id = td.ticket_id
        where td.device_id = d.id and t.status not in ('solved', 'closed') and t.merged_into_id is null)`.as(
        'isReported',
      ),
    )
    .where('d.labelCode', '=', code)
    .executeTakeFirst()
  return found(row, 'Device')
}
