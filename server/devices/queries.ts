import { type RawBuilder, sql } from 'kysely'
import { type DeviceAllowance, metricsReport } from '#contract/device.ts'
import type { Device, DeviceKind, devices } from '#contract/devices.ts'
import type { Input } from '#contract/operation.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Ctx, Db, Tx } from '../kernel/context.ts'
import { decodeCursor, invalidCursor, pageOf } from '../kernel/cursor.ts'
import { found } from '../kernel/errors.ts'
import { escapePattern, presentPersonRef } from '../people/index.ts'
import { isOnline, silentAfterMs } from './lines.ts'
import { percentOf } from './percent.ts'
import { devicesVisibleTo } from './reach.ts'

type ListRequest = Input<typeof devices.list>['query']
type Asking = Pick<Ctx, 'actor' | 'now' | 'services'>

/** By name, one page. What is searched for is found in any part, by the trigram index of the same expression. */
export async function listDevices(ctx: Ctx, query: ListRequest) {
  const rows = await selectDevices(ctx.db, ctx.actor)
    .where((eb) => eb.and(conditionsOf(query, ctx.now())))
    .orderBy(sql`lower(d.name)`)
    .orderBy('d.id')
    .limit(query.limit + 1)
    .execute()
  return pageOf(
    rows,
    query.limit,
    (row) => present(ctx, row),
    (row) => [row.sortName, row.id],
  )
}

/** What is searched for is mostly no device: who is found is asked first, which is planned many times as fast. */
export async function findDevices(ctx: Ctx, q: string, limit: number): Promise<Device[]> {
  const byName = sql`lower(d.name)`
  const matching = ctx.db.selectFrom('devices as d').select('d.id').where(devicesVisibleTo(ctx.actor))
  const found = await matching.where(isFoundBy(q)).orderBy(byName).orderBy('d.id').limit(limit).execute()
  if (found.length === 0) return []
  const ids = found.map(({ id }) => id)
  const rows = await selectDevices(ctx.db, ctx.actor).where('d.id', 'in', ids).orderBy(byName).orderBy('d.id').execute()
  return rows.map((row) => present(ctx, row))
}

export async function getDevice(ctx: Pick<Ctx, 'db'> & Asking, id: string): Promise<Device> {
  return readDevice(ctx, ctx.db, id)
}

/** The same inside a transaction. */
export async function readDevice(ctx: Asking, db: Db | Tx, id: string): Promise<Device> {
  const row = await selectDevices(db, ctx.actor).where('d.id', '=', id).executeTakeFirst()
  return present(ctx, found(row, 'Device'))
}

/** Alerts of `devices as d` that fire. */
export const firingCount = sql<number>`(select count(*)::int from alert_groups as ag
  where ag.device_id = d.id and ag.state = 'firing')`

function selectDevices(db: Db | Tx, actor: Actor) {
  return db
    .selectFrom('devices as d')
    .innerJoin('teams as t', 't.id', 'd.teamId')
    .leftJoin('people as p', 'p.id', 'd.ownerId')
    .leftJoin('organizations as o', 'o.id', 'd.organizationId')
    .leftJoin('deviceLines as l', 'l.deviceId', 'd.id')
    .leftJoin('deviceGroups as g', 'g.id', 'd.groupId')
    .leftJoin('deviceReadings as r', 'r.deviceId', 'd.id')
    .selectAll('d')
    .select(['g.name as groupName', 'r.report', firingCount.as('firingCount')])
    .select(['t.name as teamName', 't.color as teamColor', 'o.name as organizationName'])
    .select(['p.name as ownerName', 'p.email as ownerEmail', 'p.role as ownerRole'])
    .select(['l.openedAt', 'l.heardAt', 'l.closedAt', sql<string>`lower(d.name)`.as('sortName')])
    .where(devicesVisibleTo(actor))
}

type Row = Awaited<ReturnType<ReturnType<typeof selectDevices>['execute']>>[number]

function conditionsOf(query: ListRequest, now: Date): RawBuilder<boolean>[] {
  const wanted: (RawBuilder<boolean> | undefined)[] = [
    query.q !== undefined && query.q !== '' ? isFoundBy(query.q) : undefined,
    query.kind && sql`d.kind = any(${query.kind})`,
    query.teamId && sql`d.team_id = any(${query.teamId}::uuid[])`,
    query.ownerId === undefined ? undefined : sql`d.owner_id = ${query.ownerId}`,
    query.organizationId === undefined ? undefined : sql`d.organization_id = ${query.organizationId}`,
    query.groupId === undefined ? undefined : sql`d.group_id = ${query.groupId}`,
    query.isFiring
      ? sql`exists (select from alert_groups as f where f.device_id = d.id and f.state = 'firing')`
      : undefined,
    query.state === undefined ? undefined : stateCondition(query.state, now),
    query.cursor === undefined ? undefined : after(query.cursor),
  ]
  return wanted.filter((one): one is RawBuilder<boolean> => one !== undefined)
}

/** Whether `devices as d` is found by a text. */
export function isFoundBy(text: string): RawBuilder<boolean> {
  return sql`${findText} like ${`%${escapePattern(text.toLowerCase())}%`}`
}

/** All that a device is found by, as its trigram index has it. */
const findText = sql`lower(d.name || ' ' || d.asset_tag || ' ' || d.serial || ' ' || d.hostname || ' ' || d.location)`

function stateCondition(state: NonNullable<ListRequest['state']>, now: Date): RawBuilder<boolean> {
  if (state === 'unenrolled') return sql`d.public_key is null`
  return state === 'online' ? isOnline(now) : sql`(d.public_key is not null and not ${isOnline(now)})`
}

function after(cursor: string): RawBuilder<boolean> {
  const [name, id] = decodeCursor(cursor, 2)
  if (typeof name !== 'string' || typeof id !== 'string' || !/^[\da-f-]{36}$/.test(id)) throw invalidCursor()
  return sql`(lower(d.name), d.id) > (${name}, ${id}::uuid)`
}

function present(ctx: Asking, row: Row): Device {
  const { ownerId, ownerName, ownerEmail, ownerRole } = row
  return {
    id: row.id,
    name: row.name,
    // The database's check holds the column to the words of the contract.
    kind: row.kind as DeviceKind,
    ...standing(row, ctx.now()),
    team: { id: row.teamId, name: row.teamName, color: row.teamColor },
    owner:
      ownerId === null || ownerName === null || ownerRole === null
        ? null
        : presentPersonRef({ id: ownerId, name: ownerName, email: ownerEmail, role: ownerRole }),
    organization: row.organizationId === null ? null : { id: row.organizationId, name: row.organizationName ?? '' },
    group: row.groupId === null ? null : { id: row.groupId, name: row.groupName ?? '' },
    assetTag: row.assetTag,
    serial: row.serial,
    location: row.location,
    notes: row.notes,
    hostname: row.hostname,
    platform: row.platform,
    agentVersion: row.agentVersion,
    allowed: row.allowed as DeviceAllowance[],
    enrolledAt: row.enrolledAt?.toISOString() ?? null,
    latest: latestOf(row.report),
    firingCount: row.firingCount,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

function latestOf(kept: unknown): Device['latest'] {
  const report = metricsReport.safeParse(kept)
  if (!report.success) return null
  const { cpu, memoryUsed, memoryTotal, disks } = report.data
  const fullest = Math.max(0, ...disks.map(({ used, total }) => percentOf(used, total)))
  return { cpu: Math.round(cpu), memory: Math.round(percentOf(memoryUsed, memoryTotal)), disk: Math.round(fullest) }
}

/** A line that was not heard for too long counts as closed when it was last heard. */
export function standing(
  row: { publicKey: Buffer | null; openedAt: Date | null; heardAt: Date | null; closedAt: Date | null },
  now: Date,
): Pick<Device, 'state' | 'stateSince'> {
  if (row.publicKey === null) return { state: 'unenrolled', stateSince: null }
  const { openedAt, heardAt, closedAt } = row
  if (openedAt === null || heardAt === null) return { state: 'offline', stateSince: null }
  if (closedAt !== null) return { state: 'offline', stateSince: closedAt.toISOString() }
  if (now.getTime() - heardAt.getTime() > silentAfterMs) return { state: 'offline', stateSince: heardAt.toISOString() }
  return { state: 'online', stateSince: openedAt.toISOString() }
}
