import { sql } from 'kysely'
import type { DeviceOnTicket } from '#contract/ticket-devices.ts'
import type { TicketStatus } from '#contract/ticket-fields.ts'
import type { Ctx, Work } from '../kernel/context.ts'
import { type Cause, getTicketId, lockTicket, recordEvent, ticketsVisibleTo } from '../tickets/index.ts'
import { atAGlance, glanceColumns } from './glance.ts'
import { devicesVisibleTo } from './reach.ts'
import { type DeviceRow, getDeviceRow } from './row.ts'

/** Those that the ticket is about, then those of its requester; only what the caller reaches. */
export async function listDevicesOn(ctx: Ctx, number: number): Promise<DeviceOnTicket[]> {
  const ticketId = await getTicketId(ctx, number)
  const rows = await ctx.db
    .selectFrom('tickets as t')
    .innerJoin('devices as d', (join) =>
      join.on(
        sql<boolean>`(d.owner_id = t.requester_id or d.id in (select td.device_id from ticket_devices as td where td.ticket_id = t.id))`,
      ),
    )
    .leftJoin('ticketDevices as td', (join) => join.onRef('td.deviceId', '=', 'd.id').onRef('td.ticketId', '=', 't.id'))
    .leftJoin('deviceLines as l', 'l.deviceId', 'd.id')
    .select(glanceColumns)
    .select('td.ticketId as linkedTo')
    .where('t.id', '=', ticketId)
    .where(devicesVisibleTo(ctx.actor))
    .orderBy(sql`td.ticket_id is null`)
    .orderBy(sql`lower(d.name)`)
    .limit(50)
    .execute()
  return rows.map((row) => ({ ...atAGlance(row, ctx.now()), isLinked: row.linkedTo !== null }))
}

export async function linkDevice(work: Work, number: number, deviceId: string): Promise<void> {
  const { id: ticketId } = await lockTicket(work, number)
  const device = await getDeviceRow(work.tx, work.actor, deviceId)
  await putOnTicket(work, ticketId, device, causeOf(work))
}

/** One that is on it already is not told again. */
export async function putOnTicket(
  work: Work,
  ticketId: string,
  device: Pick<DeviceRow, 'id' | 'name'>,
  cause: Cause,
): Promise<void> {
  const added = await work.tx
    .insertInto('ticketDevices')
    .values({ ticketId, deviceId: device.id, createdAt: work.now() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('deviceId')
    .executeTakeFirst()
  const changes = [{ field: 'device', from: null, to: device.name }]
  if (added !== undefined) await recordEvent(work, { ticketId, type: 'device.added', cause, changes })
}

export async function unlinkDevice(work: Work, number: number, deviceId: string): Promise<void> {
  const { id: ticketId } = await lockTicket(work, number)
  const device = await getDeviceRow(work.tx, work.actor, deviceId)
  const removed = await work.tx
    .deleteFrom('ticketDevices')
    .where('ticketId', '=', ticketId)
    .where('deviceId', '=', deviceId)
    .returning('deviceId')
    .executeTakeFirst()
  const changes = [{ field: 'device', from: device.name, to: null }]
  if (removed !== undefined)
    await recordEvent(work, { ticketId, type: 'device.removed', cause: causeOf(work), changes })
}

function causeOf({ actor }: Work): Cause {
  return actor.kind === 'person' ? { kind: 'person', personId: actor.id } : { kind: 'system', job: 'devices' }
}

/** The latest that are about the device or came of its alerts. */
export async function listTicketsOf(ctx: Ctx, deviceId: string) {
  await getDeviceRow(ctx.db, ctx.actor, deviceId)
  const rows = await ctx.db
    .selectFrom('ticketDevices as td')
    .innerJoin('tickets as t', 't.id', 'td.ticketId')
    .select(['t.number', 't.subject', 't.status', 't.updatedAt'])
    .where('td.deviceId', '=', deviceId)
    .where(ticketsVisibleTo(ctx.actor) ?? sql<boolean>`true`)
    .orderBy('td.ticketId', 'desc')
    .limit(50)
    .execute()
  return rows.map(({ status, updatedAt, ...row }) => ({
    ...row,
    // The database's check holds the column to these words.
    status: status as TicketStatus,
    updatedAt: updatedAt.toISOString(),
  }))
}
