import { sql } from 'kysely'
import type { LinkedDevice } from '#contract/device-links.ts'
import { lockAlertTree } from '../../alerts/index.ts'
import type { Ctx, Work } from '../../kernel/context.ts'
import { invalidField } from '../../kernel/errors.ts'
import { atAGlance, glanceColumns } from '../glance.ts'
import { devicesVisibleTo } from '../reach.ts'
import { getDeviceRow } from '../row.ts'

const mostListed = 200

export async function listLinks(ctx: Ctx, id: string) {
  await getDeviceRow(ctx.db, ctx.actor, id)
  return { upstream: await linked(ctx, id, 'upstream'), downstream: await linked(ctx, id, 'downstream') }
}

export async function addLink(work: Work, id: string, upstreamId: string): Promise<void> {
  const device = await getDeviceRow(work.tx, work.actor, id)
  const upstream = await getDeviceRow(work.tx, work.actor, upstreamId)
  // Two who link at once must not close a circle between them.
  await lockAlertTree(work)
  if (await isAbove(work, upstreamId, id))
    throw invalidField('id', 'circle', 'That device depends on this one already, directly or through others')
  const made = await work.tx
    .insertInto('deviceLinks')
    .values({ deviceId: id, upstreamId, createdAt: work.now() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('deviceId')
    .executeTakeFirst()
  const changes = [{ field: 'dependsOn', from: null, to: upstream.name }]
  if (made !== undefined) await work.record({ action: 'device.changed', subject: device.name, changes })
}

export async function removeLink(work: Work, id: string, upstreamId: string): Promise<void> {
  const device = await getDeviceRow(work.tx, work.actor, id)
  const upstream = await getDeviceRow(work.tx, work.actor, upstreamId)
  const gone = await work.tx
    .deleteFrom('deviceLinks')
    .where('deviceId', '=', id)
    .where('upstreamId', '=', upstreamId)
    .returning('deviceId')
    .executeTakeFirst()
  const changes = [{ field: 'dependsOn', from: upstream.name, to: null }]
  if (gone !== undefined) await work.record({ action: 'device.changed', subject: device.name, changes })
}

/** Whether `above` is the device itself, or something that it depends on, however far away. */
async function isAbove({ tx }: Work, deviceId: string, above: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    with recursive up (id) as (
      select ${deviceId}::uuid union select l.upstream_id from device_links as l join up on l.device_id = up.id
    ) select exists (select from up where id = ${above}::uuid) as "is"`.execute(tx)
  return rows[0]?.is === true
}

async function linked(ctx: Ctx, id: string, side: 'upstream' | 'downstream'): Promise<LinkedDevice[]> {
  const [own, other] =
    side === 'upstream' ? (['deviceId', 'upstreamId'] as const) : (['upstreamId', 'deviceId'] as const)
  const rows = await ctx.db
    .selectFrom('deviceLinks as k')
    .innerJoin('devices as d', 'd.id', `k.${other}`)
    .leftJoin('deviceLines as l', 'l.deviceId', 'd.id')
    .select(glanceColumns)
    .where(`k.${own}`, '=', id)
    .where(devicesVisibleTo(ctx.actor))
    .orderBy(sql`lower(d.name)`)
    .limit(mostListed)
    .execute()
  return rows.map((row) => atAGlance(row, ctx.now()))
}
