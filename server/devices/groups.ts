import { sql } from 'kysely'
import type { DeviceGroup } from '#contract/device-watching.ts'
import type { Ctx, Work } from '../kernel/context.ts'
import { AppError, found } from '../kernel/errors.ts'

export async function listGroups(ctx: Pick<Ctx, 'db'>): Promise<DeviceGroup[]> {
  return ctx.db
    .selectFrom('deviceGroups as g')
    .select(['g.id', 'g.name'])
    .select(sql<number>`(select count(*)::int from devices as d where d.group_id = g.id)`.as('deviceCount'))
    .orderBy(sql`lower(g.name)`)
    .execute()
}

export async function addGroup(work: Work, name: string): Promise<DeviceGroup> {
  // Names are given one at a time, so that the check still holds when the name is written.
  await sql`lock table device_groups in share row exclusive mode`.execute(work.tx)
  const other = await work.tx
    .selectFrom('deviceGroups')
    .select('id')
    .where(sql`lower(name)`, '=', sql`lower(${name})`)
    .executeTakeFirst()
  if (other !== undefined) throw new AppError('name_taken', 'Another group has this name')
  const id = work.newId()
  const times = { createdAt: work.now(), updatedAt: work.now() }
  await work.tx
    .insertInto('deviceGroups')
    .values({ id, name, ...times })
    .execute()
  await work.record({ action: 'device_group.created', subject: name })
  return { id, name, deviceCount: 0 }
}

export async function removeGroup(work: Work, id: string): Promise<void> {
  const row = await work.tx.deleteFrom('deviceGroups').where('id', '=', id).returning('name').executeTakeFirst()
  await work.record({ action: 'device_group.removed', subject: found(row, 'Group').name })
}
