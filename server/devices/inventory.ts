import { inventoryReport } from '#contract/device.ts'
import type { DeviceInventory } from '#contract/device-facts.ts'
import { type Ctx, transact } from '../kernel/context.ts'
import { ringDevice } from './cut.ts'
import { getDeviceRow } from './row.ts'

/** What a device found on itself, in the place of what it found before. */
export async function takeInventory(ctx: Ctx, deviceId: string, body: unknown): Promise<null> {
  const { software, ...inventory } = inventoryReport.parse(body)
  await transact(ctx, async (work) => {
    const columns = {
      collectedAt: work.now(),
      inventory: JSON.stringify(inventory),
      software: JSON.stringify(software),
    }
    await work.tx
      .insertInto('deviceInventories')
      .values({ deviceId, ...columns })
      .onConflict((conflict) => conflict.column('deviceId').doUpdateSet(columns))
      .execute()
    // What nobody has written yet is taken from the machine.
    await work.tx
      .updateTable('devices')
      .set({ serial: inventory.hardware.serial })
      .where('id', '=', deviceId)
      .where('serial', '=', '')
      .execute()
    await ringDevice(work, deviceId)
  })
  return null
}

export async function getInventory(ctx: Ctx, id: string): Promise<DeviceInventory> {
  await getDeviceRow(ctx.db, ctx.actor, id)
  const row = await ctx.db.selectFrom('deviceInventories').selectAll().where('deviceId', '=', id).executeTakeFirst()
  if (row === undefined) return { collectedAt: null, inventory: null }
  const inventory = inventoryReport.parse({ ...(row.inventory as object), software: row.software })
  return { collectedAt: row.collectedAt.toISOString(), inventory }
}
