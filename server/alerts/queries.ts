import { type RawBuilder, sql } from 'kysely'
import type { AlertGroup, alerts } from '#contract/alerts.ts'
import type { Input } from '#contract/operation.ts'
import type { Actor } from '../kernel/actor.ts'
import { isAgent } from '../kernel/actor.ts'
import type { Ctx } from '../kernel/context.ts'
import { decodeCursor, invalidCursor, pageOf } from '../kernel/cursor.ts'
import { ticketsVisibleTo } from '../tickets/index.ts'

type ListRequest = Input<typeof alerts.list>['query']

/** The latest first, one page. */
export async function listAlerts(ctx: Ctx, query: ListRequest) {
  const visibleTicket = ticketsVisibleTo(ctx.actor) ?? sql<boolean>`true`
  const rows = await ctx.db
    .selectFrom('alertGroups as g')
    .leftJoin('devices as d', 'd.id', 'g.deviceId')
    .leftJoin('tickets as t', (join) => join.onRef('t.id', '=', 'g.ticketId').on(visibleTicket))
    .selectAll('g')
    .select(['d.name as deviceName', 't.number as ticketNumber'])
    .where(seenBy(ctx.actor))
    .where((eb) => eb.and(conditionsOf(query)))
    .orderBy('g.firedAt', 'desc')
    .orderBy('g.id')
    .limit(query.limit + 1)
    .execute()
  return pageOf(
    rows,
    query.limit,
    (row): AlertGroup => ({
      id: row.id,
      source: row.source,
      check: row.checkName,
      device: row.deviceId === null ? null : { id: row.deviceId, name: row.deviceName ?? '' },
      // The database's checks hold the columns to the words of the contract.
      state: row.state as AlertGroup['state'],
      severity: row.severity as AlertGroup['severity'],
      title: row.title,
      ticketNumber: row.ticketNumber,
      repeatCount: row.repeatCount,
      mutedBy: row.mutedBy as AlertGroup['mutedBy'],
      firedAt: row.firedAt.toISOString(),
      resolvedAt: row.resolvedAt?.toISOString() ?? null,
    }),
    (row) => [row.firedAt.toISOString(), row.id],
  )
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
