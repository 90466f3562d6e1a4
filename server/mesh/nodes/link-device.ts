import { sql } from 'kysely'
import { devicesVisibleTo } from '../../devices/index.ts'
import type { Work } from '../../kernel/context.ts'
import { AppError, found } from '../../kernel/errors.ts'
import { ringFor } from './ring.ts'

/** Which device of the desk a machine of the server is. Whoever reaches the device can be let in there from then on. */
export async function linkNode(work: Work, id: string, deviceId: string | null): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('mesh links', 0))`.execute(work.tx)
  const node = await work.tx.selectFrom('meshNodes').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  const { name, host, deviceId: formerId } = found(node, 'Device')
  if (formerId === deviceId) return
  const device = deviceId === null ? undefined : await getFree(work, deviceId)
  const former = formerId === null ? undefined : await nameOf(work, formerId)
  await work.tx.updateTable('meshNodes').set({ deviceId }).where('id', '=', id).execute()
  const changes = [{ field: 'device', from: former ?? null, to: device ?? null }]
  await work.record({ action: 'mesh.linked', subject: name === host ? name : `${name} (${host})`, changes })
  await ringFor(work.tx, [formerId, deviceId])
}

async function getFree(work: Work, deviceId: string): Promise<string> {
  const device = await work.tx
    .selectFrom('devices as d')
    .select('d.name')
    .where('d.id', '=', deviceId)
    .where(devicesVisibleTo(work.actor))
    .executeTakeFirst()
  const { name } = found(device, 'Device')
  const other = await work.tx.selectFrom('meshNodes').select('id').where('deviceId', '=', deviceId).executeTakeFirst()
  if (other !== undefined) throw new AppError('in_use', 'This device is linked to another machine already')
  return name
}

async function nameOf({ tx }: Work, deviceId: string): Promise<string | undefined> {
  const row = await tx.selectFrom('devices').select('name').where('id', '=', deviceId).executeTakeFirst()
  return row?.name
}
