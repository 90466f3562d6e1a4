import { type RawBuilder, sql } from 'kysely'
import type { AlertGroup, alerts } from '#contract/alerts.ts'
import type { Input } from '#contract/operation.ts'
import type { Actor } from '../kernel/actor.ts'
import { isAgent } from '../kernel/actor.ts'
import type { Ctx, Db, Tx } from '../kernel/context.ts'
import { decodeCursor, invalidCursor, pageOf } from '../kernel/cursor.ts'
import { found } from '../kernel/errors.ts'
import { ticketsVisibleTo } from '../tickets/index.ts'
import { kindOf } from './alert.ts'
import { flapsAt } from './flapping.ts'

type ListRequest = Input<typeof alerts.list>['query']

/** The latest first, one page. */
export async function listAlerts(ctx: Ctx, query: ListRequest) {
  const rows = await selectGroups(ctx.db, ctx.actor)
    .where((eb) => eb.and(conditionsOf(query)))
    .orderBy('g.firedAt', 'desc')
    .orderBy('g.id')
    .limit(query.limit + 1)
    .execute()
  const now = ctx.now()
  return pageOf(
    rows,
    query.limit,
    (row) => presentGroup(row, now),
    (row) => [row.firedAt.toISOString(), row.id],
  )
}

export async function getAlert({ actor, now }: Viewer, db: Db | Tx, id: string): Promise<AlertGroup> {
  const row = await selectGroups(db, actor).where('g.id', '=', id).executeTakeFirst()
  return presentGroup(found(row, 'Alert'), now())
}

type Viewer = Pick<Ctx, 'actor' | 'now'>

function selectGroups(db: Db | Tx, actor: Actor) {
  const visibleTicket = ticketsVisibleTo(actor) ?? sql<boolean>`true`
  return db
    .selectFrom('alertGroups as g')
    .leftJoin('devices as d', 'd.id', 'g.deviceId')
    .leftJoin('devices as u', 'u.id', 'g.explainedBy')
    .leftJoin('alertSources as s', 's.id', 'g.sourceId')
    .leftJoin('tickets as t', (join) => join.onRef('t.id', '=', 'g.ticketId').on(visibleTicket))
    .selectAll('g')
    .select(['d.name as deviceName', 'u.name as upstreamName', 's.name as sourceName', 't.number as ticketNumber'])
    .where(seenBy(actor))
}

type GroupRow = Awaited<ReturnType<ReturnType<typeof selectGroups>['executeTakeFirstOrThrow']>>

function presentGroup(row: GroupRow, now: Date): AlertGroup {
  return {
    id: row.id,
    source: kindOf(row.source),
    sourceName: row.sourceName,
    check: row.checkName,
    device: row.deviceId === null ? null : { id: row.deviceId, name: row.deviceName ?? '' },
    // The database's checks hold the columns to the words of the contract.
    state: row.state as AlertGroup['state'],
    severity: row.severity as AlertGroup['severity'],
    title: row.title,
    ticketNumber: row.ticketNumber,
    repeatCount: row.repeatCount,
    explainedBy: row.explainedBy === null ? null : { id: row.explainedBy, name: row.upstreamName ?? '' },
    mutedBy: row.mutedBy as AlertGroup['mutedBy'],
    mutedUntil: row.mutedUntil !== null && row.mutedUntil > now ? row.mutedUntil.toISOString() : null,
    isFlapping: flapsAt(row, now),
    firedAt: row.firedAt.toISOString(),
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    unheardSince: row.unheardSince?.toISOString() ?? null,
  }
}

/** Alerts of devices are for those who reach the device; of others, for every agent. The same rule as for devices. */
function seenBy(actor: Actor): RawBuilder<boolean> {
  if (!isAgent(actor)) return sql`${actor.kind === 'system'}`
  const isOn = sql`exists (select from device_teams as dt where dt.team_id = d.team_id)`
  if (actor.teams === 'all') return sql`(g.device_id is null or ${isOn})`
  return sql`(g.device_id is null or (${isOn} and d.team_id = any(${[...actor.teams]}::uuid[])))`
}

function conditionsOf({ state, severity, deviceId, cursor }: ListRequest): RawBuilder<boolean>[] {
  const wanted: (RawBuilder<boolean> | undefined)[] = [
    state === undefined ? undefined : sql`g.state = ${state}`,
    severity && sql`g.severity = any(${severity})`,
    deviceId === undefined ? undefined : sql`g.device_id = ${deviceId}`,
    cursor === undefined ? undefined : after(cursor),
  ]
  return wanted.filter((one): one is RawBuilder<boolean> => one !== undefined)
}

function after(cursor: string): RawBuilder<boolean> {
  const [firedAt, id] = decodeCursor(cursor, 2)
  if (typeof firedAt !== 'string' || Number.isNaN(Date.parse(firedAt))) throw invalidCursor()
  if (typeof id !== 'string' || !/^[\da-f-]{36}$/.test(id)) throw invalidCursor()
  return sql`(g.fired_at < ${firedAt}::timestamptz or (g.fired_at = ${firedAt}::timestamptz and g.id > ${id}::uuid))`
}
