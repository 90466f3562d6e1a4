import { sql } from 'kysely'
import type { MaintenanceWindow, WindowDraft } from '#contract/device-watching.ts'
import { type Actor, isAdmin, personOf } from '../kernel/actor.ts'
import type { Ctx, Db, Tx, Work } from '../kernel/context.ts'
import { authorize, found, invalidField } from '../kernel/errors.ts'
import { devicesVisibleTo } from './reach.ts'
import { getDeviceRow } from './row.ts'
import { moveOn } from './window-rolling.ts'

const day = 86_400_000
const longestMs = 30 * day
/** As long as one may last, so that it is over before it comes again. */
const periods = { daily: day, weekly: 7 * day, monthly: 28 * day, monthly_weekday: 28 * day }

/** What has not ended, the next one first. */
export async function listWindows(ctx: Ctx): Promise<MaintenanceWindow[]> {
  const rows = await selectWindows(ctx.db)
    .where('w.endsAt', '>', ctx.now())
    .where(sql<boolean>`(w.device_id is null or ${devicesVisibleTo(ctx.actor)})`)
    .orderBy('w.startsAt')
    .limit(500)
    .execute()
  return rows.map((row) => present(row, ctx.actor))
}

/** Whoever looks after one device may mute it; groups and the whole desk are for administrators. */
export async function addWindow(work: Work, draft: WindowDraft): Promise<MaintenanceWindow> {
  authorize(draft.deviceId !== null || isAdmin(work.actor), 'mute more than one device')
  if (draft.deviceId !== null) await getDeviceRow(work.tx, work.actor, draft.deviceId)
  const startsAt = new Date(draft.startsAt)
  const endsAt = new Date(draft.endsAt)
  if (endsAt <= startsAt) throw invalidField('endsAt', 'invalid', 'It ends after it begins')
  const period = draft.repeats === null ? longestMs : periods[draft.repeats]
  if (endsAt.getTime() - startsAt.getTime() > period && draft.repeats !== null)
    throw invalidField('endsAt', 'too_big', 'It ends before it comes again')
  if (endsAt.getTime() - startsAt.getTime() > period)
    throw invalidField('endsAt', 'too_big', 'A window is 30 days long at most')
  if (draft.groupId !== null) {
    const group = work.tx.selectFrom('deviceGroups').select('id').where('id', '=', draft.groupId)
    if ((await group.executeTakeFirst()) === undefined)
      throw invalidField('groupId', 'unknown', 'There is no such group')
  }
  const id = work.newId()
  await work.tx
    .insertInto('maintenanceWindows')
    .values({ ...draft, id, startsAt, endsAt, nth: nthOf(draft), createdBy: personOf(work.actor).id })
    .execute()
  await work.record({ action: 'maintenance.planned', subject: draft.name })
  await rollIfOver(work, id, endsAt)
  return readWindow(work, id)
}

/** Ends what goes on, or leaves out what comes next; the time after that stands. */
export async function skipWindow(work: Work, id: string): Promise<MaintenanceWindow> {
  const row = await windowFor(work, id)
  if (row.repeats === null) throw invalidField('id', 'invalid', 'This window comes once: end it')
  await moveOn(work.tx, work.now(), id)
  await work.record({ action: 'maintenance.skipped', subject: row.name })
  return readWindow(work, id)
}

export async function removeWindow(work: Work, id: string): Promise<void> {
  const row = await windowFor(work, id)
  await work.tx.deleteFrom('maintenanceWindows').where('id', '=', id).execute()
  await work.record({ action: 'maintenance.ended', subject: row.name })
}

/** Which day of the month its first time is, by the clock there, or which weekday. */
function nthOf({ repeats, startsAt, timeZone }: WindowDraft): number | null {
  if (repeats !== 'monthly' && repeats !== 'monthly_weekday') return null
  const dayOfMonth = Number(new Intl.DateTimeFormat('en', { timeZone, day: 'numeric' }).format(new Date(startsAt)))
  return repeats === 'monthly' ? dayOfMonth : Math.ceil(dayOfMonth / 7)
}

/** A first time that is over already, of one that comes again. */
async function rollIfOver(work: Work, id: string, endsAt: Date): Promise<void> {
  for (let ends = endsAt; ends <= work.now(); ends = new Date((await readWindow(work, id)).endsAt))
    if ((await moveOn(work.tx, work.now(), id)) === 0) return
}

async function readWindow(work: Work, id: string): Promise<MaintenanceWindow> {
  const row = await selectWindows(work.tx).where('w.id', '=', id).executeTakeFirst()
  return present(found(row, 'Window'), work.actor)
}

/** One that the actor may end. */
async function windowFor(work: Work, id: string): Promise<Row> {
  const row = found(
    await selectWindows(work.tx)
      .where('w.id', '=', id)
      .where(sql<boolean>`(w.device_id is null or ${devicesVisibleTo(work.actor)})`)
      .executeTakeFirst(),
    'Window',
  )
  authorize(row.deviceId !== null || isAdmin(work.actor), 'end what mutes more than one device')
  return row
}

function selectWindows(db: Db | Tx) {
  return db
    .selectFrom('maintenanceWindows as w')
    .leftJoin('devices as d', 'd.id', 'w.deviceId')
    .leftJoin('deviceGroups as g', 'g.id', 'w.groupId')
    .select(['w.id', 'w.name', 'w.deviceId', 'w.groupId', 'w.startsAt', 'w.endsAt'])
    .select(['w.repeats', 'w.nth', 'w.timeZone'])
    .select(['d.name as deviceName', 'g.name as groupName'])
}

type Row = Awaited<ReturnType<ReturnType<typeof selectWindows>['execute']>>[number]

function present({ startsAt, endsAt, repeats, ...row }: Row, actor: Actor): MaintenanceWindow {
  return {
    ...row,
    // The database's check holds the column to these words.
    repeats: repeats as MaintenanceWindow['repeats'],
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    can: { end: row.deviceId !== null || isAdmin(actor) },
  }
}
