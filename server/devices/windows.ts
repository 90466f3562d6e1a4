import { sql } from 'kysely'
import type { MaintenanceWindow, WindowDraft } from '#contract/devices.ts'
import { isAdmin, personOf } from '../kernel/actor.ts'
import type { Ctx, Db, Tx, Work } from '../kernel/context.ts'
import { authorize, found, invalidField } from '../kernel/errors.ts'
import { devicesVisibleTo } from './reach.ts'
import { getDeviceRow } from './row.ts'

const longestMs = 30 * 86_400_000

/** What has not ended, the next one first. */
export async function listWindows(ctx: Ctx): Promise<MaintenanceWindow[]> {
  const rows = await selectWindows(ctx.db)
    .where('w.endsAt', '>', ctx.now())
    .where(sql<boolean>`(w.device_id is null or ${devicesVisibleTo(ctx.actor)})`)
    .orderBy('w.startsAt')
    .limit(500)
    .execute()
  return rows.map(present)
}

/** Whoever looks after one device may mute it; groups and the whole desk are for administrators. */
export async function addWindow(work: Work, draft: WindowDraft): Promise<MaintenanceWindow> {
  authorize(draft.deviceId !== null || isAdmin(work.actor), 'mute more than one device')
  if (draft.deviceId !== null) await getDeviceRow(work.tx, work.actor, draft.deviceId)
  const startsAt = new Date(draft.startsAt)
  const endsAt = new Date(draft.endsAt)
  if (endsAt <= startsAt) throw invalidField('endsAt', 'invalid', 'It ends after it begins')
  if (endsAt.getTime() - startsAt.getTime() > longestMs)
    throw invalidField('endsAt', 'too_big', 'A window is 30 days long at most')
  if (draft.groupId !== null) {
    const group = work.tx.selectFrom('deviceGroups').select('id').where('id', '=', draft.groupId)
    if ((await group.executeTakeFirst()) === undefined)
      throw invalidField('groupId', 'unknown', 'There is no such group')
  }
  const id = work.newId()
  await work.tx
    .insertInto('maintenanceWindows')
    .values({ ...draft, id, startsAt, endsAt, createdBy: personOf(work.actor).id })
    .execute()
  await work.record({ action: 'maintenance.planned', subject: draft.name })
  return present(found(await selectWindows(work.tx).where('w.id', '=', id).executeTakeFirst(), 'Window'))
}

export async function removeWindow(work: Work, id: string): Promise<void> {
  const row = found(
    await selectWindows(work.tx)
      .where('w.id', '=', id)
      .where(sql<boolean>`(w.device_id is null or ${devicesVisibleTo(work.actor)})`)
      .executeTakeFirst(),
    'Window',
  )
  authorize(row.deviceId !== null || isAdmin(work.actor), 'end what mutes more than one device')
  await work.tx.deleteFrom('maintenanceWindows').where('id', '=', id).execute()
  await work.record({ action: 'maintenance.ended', subject: row.name })
}

function selectWindows(db: Db | Tx) {
  return db
    .selectFrom('maintenanceWindows as w')
    .leftJoin('devices as d', 'd.id', 'w.deviceId')
    .select(['w.id', 'w.name', 'w.deviceId', 'w.groupId', 'w.startsAt', 'w.endsAt', 'd.name as deviceName'])
}

type Row = Awaited<ReturnType<ReturnType<typeof selectWindows>['execute']>>[number]

function present({ startsAt, endsAt, ...row }: Row): MaintenanceWindow {
  return { ...row, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() }
}
