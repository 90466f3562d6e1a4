import { sql } from 'kysely'
import { z } from 'zod'
import type { AlertGroup } from '#contract/alerts.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { addJob } from '../platform/jobs.ts'
import { liveChannel } from '../tickets/index.ts'
import { openIncident, standingIncident } from './incident.ts'
import { latestAlert } from './latest.ts'
import { deviceDown, inMaintenance, mutingOf } from './mute.ts'
import { getAlert } from './queries.ts'
import { type AlertGroupRow, lockGroup, settlesAfterMs } from './raise.ts'
import { incidentAbove, joinAbove, lockTreeOf } from './upstream.ts'

const minute = 60_000
const payload = z.object({ groupId: z.uuid() })

/** Tells nobody of it until then. An incident that is open stays so. */
export async function muteAlert(work: Work, id: string, minutes: number): Promise<AlertGroup> {
  const { title } = await getAlert(work, work.tx, id)
  const mutedUntil = new Date(work.now().getTime() + minutes * minute)
  const mutedBy = sql<string | null>`case when state = 'firing' then 'person' else muted_by end`
  await work.tx.updateTable('alertGroups').set({ mutedUntil, mutedBy }).where('id', '=', id).execute()
  await addJob(work, 'alerts:unmute', { groupId: id }, { key: `alert-mute:${id}`, runAt: mutedUntil })
  await work.record({ action: 'alert.muted', subject: title })
  await ring(work)
  return getAlert(work, work.tx, id)
}

export async function unmuteAlert(work: Work, id: string): Promise<AlertGroup> {
  const { title, mutedUntil } = await getAlert(work, work.tx, id)
  if (mutedUntil !== null) {
    await speakAgain(work, id)
    await work.record({ action: 'alert.unmuted', subject: title })
  }
  return getAlert(work, work.tx, id)
}

export async function endMuting(ctx: Ctx, given: unknown): Promise<void> {
  const { groupId } = payload.parse(given)
  await transact(ctx, async (work) => {
    const group = await groupOf(work, groupId)
    if (group?.mutedUntil != null && group.mutedUntil <= work.now()) await speakAgain(work, groupId)
  })
}

/** For the schedule: what is due and has lost its job. */
export async function endDueMutings(ctx: Ctx): Promise<void> {
  const query = ctx.db.selectFrom('alertGroups').select('id').where('mutedUntil', '<=', ctx.now()).limit(1000)
  for (const { id } of await query.execute()) await endMuting(ctx, { groupId: id })
}

/**
 * For the schedule: what began while work was done on its device, or while that was not reached, and fires still. When
 * the device is back, the rest has as long to follow as anything that is over.
 */
export async function speakAfterHolding(ctx: Ctx): Promise<void> {
  const settled = new Date(ctx.now().getTime() - settlesAfterMs)
  const { rows } = await sql<{ id: string }>`
    select g.id from alert_groups as g
    where g.state = 'firing' and g.muted_by in ('maintenance', 'device_down')
      and not ${inMaintenance(ctx.now(), sql`g.device_id`)}
      and not exists (select from alert_groups as d
        where d.device_id = g.device_id and d.source = ${deviceDown.source} and d.check_name = ${deviceDown.check}
          and g.muted_by = 'device_down' and (d.state = 'firing' or d.resolved_at > ${settled}))
    limit 1000`.execute(ctx.db)
  for (const { id } of rows) await transact(ctx, (work) => speakAgain(work, id))
}

/** What still fires, and was told nobody, has its incident now: monitors say once that something began. */
async function speakAgain(work: Work, id: string): Promise<void> {
  const known = await groupOf(work, id)
  if (known === undefined) return
  await lockTreeOf(work, known.deviceId ?? undefined)
  await lockGroup(work, { source: known.source, check: known.checkName, deviceId: known.deviceId ?? undefined })
  const group = await groupOf(work, id)
  if (group === undefined) return
  const alert = group.state === 'firing' ? await latestAlert(work, group) : undefined
  const mutedBy = alert === undefined ? null : await mutingOf(work, alert, null)
  await work.tx.updateTable('alertGroups').set({ mutedUntil: null, mutedBy }).where('id', '=', id).execute()
  await ring(work)
  if (alert === undefined || mutedBy !== null || (await standingIncident(work, group.ticketId)) !== undefined) return
  const above = await incidentAbove(work, alert)
  if (above !== undefined) {
    await joinAbove(work, id, alert, above)
    return
  }
  await openIncident(work, id, alert)
}

async function groupOf({ tx }: Work, id: string): Promise<AlertGroupRow | undefined> {
  return tx.selectFrom('alertGroups').selectAll().where('id', '=', id).executeTakeFirst()
}

async function ring(work: Work): Promise<void> {
  await sql`select pg_notify(${liveChannel}, 'alerts')`.execute(work.tx)
}
