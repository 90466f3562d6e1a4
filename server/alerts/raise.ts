import { type Selectable, sql } from 'kysely'
import type { Work } from '../kernel/context.ts'
import type { AlertGroups } from '../kernel/tables.ts'
import { addJob } from '../platform/jobs.ts'
import { liveChannel } from '../tickets/index.ts'
import { type Alert, alert as alertShape } from './alert.ts'
import { beat, quietMs } from './flapping.ts'
import { noteOn, openIncident, standingIncident, tellAlert } from './incident.ts'
import { mutingOf } from './mute.ts'
import { gatherBelow, hasBelow, incidentAbove, joinAbove, lockTreeOf } from './upstream.ts'

export type AlertGroupRow = Selectable<AlertGroups>

/** So long after it was over it may fire again before anything follows. */
export const settlesAfterMs = 10 * 60_000

/** Stands for no device, as NULL equals nothing. */
const nobody = '00000000-0000-0000-0000-000000000000'

export type Raised = 'opened' | 'counted' | 'noted' | 'muted' | 'ignored'

/**
 * Takes an alert: the one door for what devices measure and what other monitors say. The same alert told twice is
 * counted, not doubled. One group has one open incident; being over is noted on it and closes nothing by itself.
 */
export async function raiseAlert(work: Work, given: Alert): Promise<Raised> {
  const alert = alertShape.parse(given)
  await lockTreeOf(work, alert.deviceId)
  await lockGroup(work, alert)
  const group = await groupOf(work, alert)
  if (group === undefined && alert.state !== 'firing') return 'ignored'
  const raised = alert.state === 'firing' ? await fire(work, group, alert) : await over(work, group, alert)
  await sql`select pg_notify(${liveChannel}, 'alerts')`.execute(work.tx)
  return raised
}

/** Two that say the same at once come one after the other. */
export async function lockGroup(
  { tx }: Work,
  { source, deviceId, check }: { source: string; check: string; deviceId?: string | undefined },
): Promise<void> {
  const name = `alert ${source} ${deviceId ?? ''} ${check}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx)
}

async function groupOf({ tx }: Work, { source, deviceId, check }: Alert): Promise<AlertGroupRow | undefined> {
  return (
    tx
      .selectFrom('alertGroups')
      .selectAll()
      .where('source', '=', source)
      .where('checkName', '=', check)
      // As the index of their identity has it.
      .where(sql<boolean>`coalesce(device_id, ${nobody}::uuid) = ${deviceId ?? nobody}::uuid`)
      .executeTakeFirst()
  )
}

async function fire(work: Work, before: AlertGroupRow | undefined, alert: Alert): Promise<Raised> {
  const mutedBy = await mutingOf(work, alert, before?.mutedUntil ?? null)
  const isAgain = before?.state === 'firing'
  const { told, ...pulse } = isAgain ? { told: 'each' as const } : beatOf(work, before)
  const group = await writeFiring(work, before, { alert, mutedBy, pulse })
  await writeAlert(work, group.id, alert)
  if (mutedBy !== null) return 'muted'
  const incident = await standingIncident(work, group.ticketId)
  if (incident === undefined) {
    const above = await incidentAbove(work, alert)
    if (above !== undefined) {
      await joinAbove(work, group.id, alert, above)
      return 'counted'
    }
    const ticket = await openIncident(work, group.id, alert)
    await work.tx
      .updateTable('alertGroups')
      .set({ ticketId: ticket.id, repeatCount: 1, explainedBy: null })
      .where('id', '=', group.id)
      .execute()
    await gatherBelow(work, alert, ticket)
    return 'opened'
  }
  if (isAgain) return 'counted'
  if (group.explainedBy !== null) {
    if (told !== 'held') await tellAlert(work, incident, alert, 'alert.firing')
    return 'counted'
  }
  await gatherBelow(work, alert, incident)
  // What goes on needs no second note; what came back does, unless it comes and goes.
  if (told !== 'held') await noteOn(work, incident, alert, told === 'begins' ? 'flapping' : 'again')
  return 'counted'
}

function beatOf(work: Work, before: AlertGroupRow | undefined) {
  return beat({ changedAt: before?.changedAt ?? [], isFlapping: before?.isFlapping ?? false }, work.now())
}

async function writeFiring(
  work: Work,
  before: AlertGroupRow | undefined,
  {
    alert,
    mutedBy,
    pulse,
  }: {
    alert: Alert
    mutedBy: AlertGroupRow['mutedBy']
    pulse: Partial<Pick<AlertGroupRow, 'changedAt' | 'isFlapping'>>
  },
): Promise<AlertGroupRow> {
  const said = {
    ...pulse,
    severity: alert.severity,
    title: alert.title,
    state: 'firing',
    mutedBy,
    resolvedAt: null,
    settlesAt: null,
    unheardSince: null,
  }
  if (before === undefined) {
    const { source, check: checkName, deviceId = null, sourceId = null } = alert
    const identity = { source, checkName, deviceId, sourceId }
    return work.tx
      .insertInto('alertGroups')
      .values({ id: work.newId(), ...identity, ...said, firedAt: work.now(), repeatCount: 1 })
      .returningAll()
      .executeTakeFirstOrThrow()
  }
  return work.tx
    .updateTable('alertGroups')
    .set((eb) => ({
      ...said,
      repeatCount: eb('repeatCount', '+', 1),
      ...(before.state === 'resolved' && { firedAt: work.now() }),
    }))
    .where('id', '=', before.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Over, or merely an update. A group is over when none of its alerts fires any more. */
async function over(work: Work, group: AlertGroupRow | undefined, alert: Alert): Promise<Raised> {
  if (group === undefined) return 'ignored'
  await writeAlert(work, group.id, alert)
  // What was merely not heard of is over now, by the monitor's own word.
  if (alert.state === 'update' || (group.state === 'resolved' && group.unheardSince === null)) return 'counted'
  const firing = await work.tx
    .selectFrom('alerts')
    .select('id')
    .where('groupId', '=', group.id)
    .where('state', '=', 'firing')
    .limit(1)
    .executeTakeFirst()
  if (firing !== undefined) return 'counted'
  const { told, ...pulse } = beatOf(work, group)
  // What flaps is over when it has been quiet.
  const settlesAt = new Date(work.now().getTime() + (pulse.isFlapping ? quietMs : settlesAfterMs))
  const incident = await standingIncident(work, group.ticketId)
  const settles = incident !== undefined || (await hasBelow(work, alert.deviceId))
  await work.tx
    .updateTable('alertGroups')
    .set({
      ...pulse,
      state: 'resolved',
      mutedBy: null,
      resolvedAt: work.now(),
      unheardSince: null,
      settlesAt: settles ? settlesAt : null,
    })
    .where('id', '=', group.id)
    .execute()
  if (!settles) return 'ignored'
  if (incident !== undefined && told !== 'held') {
    // What another device explains is over with it, mostly: a note would say so once for each of them.
    if (group.explainedBy === null) await noteOn(work, incident, alert, told === 'begins' ? 'flapping' : 'over')
    else await tellAlert(work, incident, alert, 'alert.over')
  }
  await addJob(work, 'alerts:settle', { groupId: group.id }, { key: `alert:${group.id}`, runAt: settlesAt })
  return 'noted'
}

async function writeAlert(work: Work, groupId: string, alert: Alert): Promise<void> {
  const state = alert.state === 'resolved' ? 'resolved' : 'firing'
  const columns = {
    groupId,
    severity: alert.severity,
    title: alert.title,
    text: alert.text,
    links: JSON.stringify(alert.links),
    raw: JSON.stringify(alert.raw ?? null),
    receivedAt: work.now(),
    endedAt: alert.endedAt ?? (state === 'resolved' ? work.now() : null),
  }
  const told = alert.state === 'update' ? {} : { state }
  await work.tx
    .insertInto('alerts')
    .values({ id: work.newId(), source: alert.source, key: alert.key, startedAt: alert.startedAt, state, ...columns })
    .onConflict((conflict) =>
      conflict.columns(['source', 'key']).doUpdateSet((eb) => ({
        ...columns,
        ...told,
        ...(alert.state === 'firing' && { repeatCount: eb('alerts.repeatCount', '+', 1) }),
      })),
    )
    .execute()
}
