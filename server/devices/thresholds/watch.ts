import { type Selectable, sql } from 'kysely'
import type { AlertSeverity } from '#contract/alerts.ts'
import type { MetricsReport } from '#contract/device.ts'
import type { Measure } from '#contract/device-watching.ts'
import { deviceDown, raiseAlert } from '../../alerts/index.ts'
import { isOpen, listCalendars } from '../../calendars/index.ts'
import { type Ctx, transact, type Work } from '../../kernel/context.ts'
import type { DeviceBreaches, DeviceThresholds } from '../../kernel/tables.ts'
import { silentAfterMs } from '../lines.ts'
import { type Breach, breachesOf } from './decide.ts'
import { textOf } from './words.ts'

type ThresholdRow = Selectable<DeviceThresholds>

/** Compares a report with what applies to its device, and raises what has lasted long enough. */
export async function watchThresholds(work: Work, deviceId: string, report: MetricsReport): Promise<void> {
  const rows = await thresholdsFor(work, deviceId)
  const measuring = rows.filter(({ measure }) => measure !== 'offline')
  const breaches = breachesOf(
    report,
    // The database's check holds the column to the words of the contract.
    measuring.map((row) => ({ id: row.id, measure: row.measure as Measure, above: row.above })),
  )
  await settle(work, { deviceId, thresholds: measuring, breaches, since: work.now() })
  await watchLine(work, deviceId)
}

/** For the schedule: devices whose line has been closed for longer than a threshold says. Those that are back settle here. */
export async function watchAbsent(ctx: Ctx): Promise<void> {
  const rows = await ctx.db
    .selectFrom('deviceThresholds')
    .select('id')
    .where('measure', '=', 'offline')
    .where('isActive', '=', true)
    .limit(1)
    .execute()
  if (rows.length === 0) return
  const silentSince = new Date(ctx.now().getTime() - silentAfterMs)
  const absent = await ctx.db
    .selectFrom('deviceLines as l')
    .innerJoin('devices as d', 'd.id', 'l.deviceId')
    .innerJoin('deviceTeams as t', 't.teamId', 'd.teamId')
    .select('l.deviceId')
    .where(sql<boolean>`(l.closed_at is not null or l.heard_at < ${silentSince})`)
    .execute()
  for (const { deviceId } of absent) await transact(ctx, (work) => watchLine(work, deviceId))
}

/** One device: whether it is away for too long, or back. */
export async function watchLine(work: Work, deviceId: string): Promise<void> {
  const away = (await thresholdsFor(work, deviceId)).filter(({ measure }) => measure === 'offline')
  if (away.length === 0) return
  const silentSince = new Date(work.now().getTime() - silentAfterMs)
  const { rows } = await sql<{ since: Date | null }>`
    select coalesce(closed_at, case when heard_at < ${silentSince} then heard_at end) as since
    from device_lines where device_id = ${deviceId}`.execute(work.tx)
  const since = rows[0]?.since ?? undefined
  const breaches = since === undefined ? [] : away.map(({ id }) => ({ thresholdId: id, subject: '', value: null }))
  await settle(work, { deviceId, thresholds: away, breaches, since: since ?? work.now() })
}

async function thresholdsFor({ tx }: Work, deviceId: string): Promise<ThresholdRow[]> {
  return tx
    .selectFrom('deviceThresholds')
    .selectAll()
    .where('isActive', '=', true)
    .where(
      sql<boolean>`(group_id is null or group_id = (select d.group_id from devices as d where d.id = ${deviceId}))`,
    )
    .orderBy('id')
    .execute()
}

interface Looked {
  deviceId: string
  /** The thresholds that were looked at: what others raised is left alone. */
  thresholds: ThresholdRow[]
  breaches: Breach[]
  since: Date
}

/** Keeps since when each thing lasts, raises what has lasted long enough, and says that the rest is over. */
async function settle(work: Work, looked: Looked): Promise<void> {
  const { deviceId, thresholds, breaches } = looked
  if (thresholds.length === 0) return
  const ids = thresholds.map(({ id }) => id)
  const query = work.tx.selectFrom('deviceBreaches').selectAll().where('deviceId', '=', deviceId)
  const known = await query.where('thresholdId', 'in', ids).forUpdate().execute()
  for (const breach of breaches) {
    const before = known.find((one) => isSame(one, breach))
    await keep(work, looked, breach, before)
  }
  for (const one of known) if (!breaches.some((breach) => isSame(one, breach))) await end(work, looked, one)
}

type Known = Selectable<DeviceBreaches>

function isSame(one: Pick<Known, 'thresholdId' | 'subject'>, other: Pick<Known, 'thresholdId' | 'subject'>): boolean {
  return one.thresholdId === other.thresholdId && one.subject === other.subject
}

async function keep(work: Work, looked: Looked, breach: Breach, before: Known | undefined): Promise<void> {
  const { deviceId, thresholds } = looked
  const row = thresholds.find(({ id }) => id === breach.thresholdId)
  if (row === undefined || before?.isRaised || !(await isWatching(work, row))) return
  const since = before?.since ?? looked.since
  const isDue = work.now().getTime() - since.getTime() >= row.forSeconds * 1000
  if (before !== undefined && !isDue) return
  await work.tx
    .insertInto('deviceBreaches')
    .values({ deviceId, thresholdId: row.id, subject: breach.subject, since, isRaised: isDue })
    .onConflict((conflict) => conflict.columns(['deviceId', 'thresholdId', 'subject']).doUpdateSet({ isRaised: isDue }))
    .execute()
  if (isDue) await tell(work, deviceId, row, { ...breach, since, endedAt: undefined })
}

async function end(work: Work, { deviceId, thresholds }: Looked, one: Known): Promise<void> {
  await work.tx
    .deleteFrom('deviceBreaches')
    .where('deviceId', '=', deviceId)
    .where('thresholdId', '=', one.thresholdId)
    .where('subject', '=', one.subject)
    .execute()
  const row = thresholds.find(({ id }) => id === one.thresholdId)
  if (one.isRaised && row !== undefined)
    await tell(work, deviceId, row, { subject: one.subject, value: null, since: one.since, endedAt: work.now() })
}

/** Outside the hours of its calendar nothing begins; what had begun stands until it is over. */
async function isWatching({ tx, now }: Work, { calendarId }: ThresholdRow): Promise<boolean> {
  if (calendarId === null) return true
  const calendar = (await listCalendars(tx)).find(({ id }) => id === calendarId)
  return calendar === undefined || isOpen(calendar, now())
}

interface Told extends Omit<Breach, 'thresholdId'> {
  since: Date
  endedAt: Date | undefined
}

async function tell(work: Work, deviceId: string, row: ThresholdRow, told: Told): Promise<void> {
  const measure = row.measure as Measure
  const settings = await work.tx.selectFrom('settings').select('value').where('key', '=', 'language').executeTakeFirst()
  const language = settings?.value === 'en' ? 'en' : 'es'
  await raiseAlert(work, {
    source: deviceDown.source,
    key: `${deviceId} ${row.id} ${told.subject}`.slice(0, 500),
    check: `${measure} ${told.subject}`.trim(),
    state: told.endedAt === undefined ? 'firing' : 'resolved',
    severity: row.severity as AlertSeverity,
    ...textOf(language, {
      measure,
      subject: told.subject,
      value: told.value,
      above: row.above,
      forSeconds: row.forSeconds,
    }),
    deviceId,
    startedAt: told.since,
    ...(told.endedAt !== undefined && { endedAt: told.endedAt }),
    links: [{ title: '', url: `${work.services.publicUrl}/desk/devices/${deviceId}` }],
    raw: { thresholdId: row.id, subject: told.subject, value: told.value },
  })
}
