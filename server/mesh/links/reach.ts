import { sql } from 'kysely'
import { type MeshLink, type mesh, meshAccess, meshPower } from '#contract/mesh.ts'
import type { Result } from '#contract/operation.ts'
import { devicesVisibleTo } from '../../devices/index.ts'
import { type Actor, isAdmin } from '../../kernel/actor.ts'
import type { Ctx, Db, Tx } from '../../kernel/context.ts'
import { presentPersonRef } from '../../people/index.ts'
import { mayAsk } from '../../remote/index.ts'
import { getTicketId, ticketsVisibleTo } from '../../tickets/index.ts'
import { findServer, isHeard } from '../settings.ts'

const mostListed = 50

/** The machines that a ticket is about or its requester has, and the links into MeshCentral that are good. */
export async function listOnTicket(ctx: Ctx, number: number): Promise<Result<typeof mesh.ofTicket>> {
  const ticketId = await getTicketId(ctx, number)
  const server = await findServer(ctx.db)
  const links = await listLinks(ctx, ticketId)
  if (!server?.isOn) return { items: [], links, can: { make: false } }
  const isLive = isHeard(server, ctx.now())
  const rows = await selectMachines(ctx.db, ctx.actor, ticketId).orderBy(sql`lower(d.name)`).limit(mostListed).execute()
  return {
    items: rows.map(({ id, name, isConnected, power }) => ({
      device: { id, name },
      state: isLive ? (isConnected ? 'connected' : 'disconnected') : 'unknown',
      power: isLive ? meshPower.parse(power) : 'unknown',
    })),
    links,
    can: { make: await mayAsk(ctx.db, ctx.actor) },
  }
}

/** Devices in reach, with their machines, that may be opened for a ticket. */
export function selectMachines(db: Db | Tx, actor: Actor, ticketId: string) {
  return db
    .selectFrom('devices as d')
    .innerJoin('tickets as t', (join) => join.on('t.id', '=', ticketId))
    .innerJoin('meshNodes as n', 'n.deviceId', 'd.id')
    .select(['d.id', 'd.name', 'n.id as nodeRowId', 'n.nodeId', 'n.isConnected', 'n.power'])
    .where(devicesVisibleTo(actor))
    .where(
      sql<boolean>`(d.owner_id = t.requester_id
        or d.id in (select td.device_id from ticket_devices as td where td.ticket_id = t.id))`,
    )
}

export function selectLinks(db: Db | Tx, actor: Actor) {
  return db
    .selectFrom('meshLinks as k')
    .innerJoin('tickets as t', 't.id', 'k.ticketId')
    .innerJoin('people as p', 'p.id', 'k.madeBy')
    .selectAll('k')
    .select(['p.name', 'p.email', 'p.role'])
    .where(ticketsVisibleTo(actor) ?? sql<boolean>`true`)
}

type LinkRow = Awaited<ReturnType<ReturnType<typeof selectLinks>['executeTakeFirstOrThrow']>>

async function listLinks(ctx: Ctx, ticketId: string): Promise<MeshLink[]> {
  const rows = await selectLinks(ctx.db, ctx.actor)
    .where('k.ticketId', '=', ticketId)
    .where('k.endsAt', '>', ctx.now())
    .orderBy('k.id', 'desc')
    .limit(mostListed)
    .execute()
  return rows.map((row) => presentLink(row, ctx.actor))
}

export function presentLink(row: LinkRow, actor: Actor): MeshLink {
  return {
    id: row.id,
    kind: row.kind === 'share' ? 'share' : 'open',
    access: row.access === null ? null : meshAccess.parse(row.access),
    device: { id: row.deviceId, name: row.deviceName },
    madeBy: presentPersonRef({ id: row.madeBy, name: row.name, email: row.email, role: row.role }),
    madeAt: row.madeAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    can: { end: mayEnd(row, actor) },
  }
}

export function mayEnd({ madeBy }: { madeBy: string }, actor: Actor): boolean {
  return actor.kind === 'person' && (actor.id === madeBy || isAdmin(actor))
}
