import { type RawBuilder, sql } from 'kysely'
import { type ListedMeshNode, type MeshNode, type mesh, meshPower } from '#contract/mesh.ts'
import type { Input } from '#contract/operation.ts'
import { devicesVisibleTo } from '../../devices/index.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Ctx, Db, Tx } from '../../kernel/context.ts'
import { decodeCursor, invalidCursor, pageOf } from '../../kernel/cursor.ts'
import { found } from '../../kernel/errors.ts'
import { escapePattern } from '../../people/index.ts'
import { mayAsk } from '../../remote/index.ts'
import { openAddress } from '../addresses.ts'
import type { NodeRow } from '../schema.ts'
import { findServer, isHeard } from '../settings.ts'

type ListRequest = Input<typeof mesh.devices>['query']

/** By name, one page, with the device of the desk that each is or may be. */
export async function listNodes(ctx: Ctx, query: ListRequest) {
  const server = await findServer(ctx.db)
  const isLive = server !== undefined && isHeard(server, ctx.now())
  const rows = await selectNodes(ctx.db, ctx.actor)
    .where((eb) => eb.and(conditionsOf(query)))
    .orderBy(sql`lower(n.name)`)
    .orderBy('n.id')
    .limit(query.limit + 1)
    .execute()
  return pageOf(
    rows,
    query.limit,
    (row): ListedMeshNode => ({
      ...presentNode(row, isLive),
      device: refOf(row.deviceId, row.deviceName),
      proposal: refOf(row.proposedId, row.proposedName),
    }),
    (row) => [row.sortName, row.id],
  )
}

/** The machine of a device, where the caller reaches the device and there is a server. */
export async function findNodeOf(ctx: Ctx, deviceId: string): Promise<(MeshNode & { url: string | null }) | null> {
  const device = ctx.db.selectFrom('devices as d').select('d.id').where('d.id', '=', deviceId)
  found(await device.where(devicesVisibleTo(ctx.actor)).executeTakeFirst(), 'Device')
  const server = await findServer(ctx.db)
  if (!server?.isOn) return null
  const row = await ctx.db.selectFrom('meshNodes').selectAll().where('deviceId', '=', deviceId).executeTakeFirst()
  if (row === undefined) return null
  const url = (await mayAsk(ctx.db, ctx.actor)) ? openAddress(server.url, row.nodeId) : null
  return { ...presentNode(row, isHeard(server, ctx.now())), url }
}

function presentNode(row: NodeRow, isLive: boolean): MeshNode {
  return {
    id: row.id,
    name: row.name,
    host: row.host,
    system: row.system,
    group: row.groupName,
    state: isLive ? (row.isConnected ? 'connected' : 'disconnected') : 'unknown',
    power: isLive ? meshPower.parse(row.power) : 'unknown',
    stateSince: row.stateSince.toISOString(),
  }
}

/** A device without a machine that is called as the machine is. The host name that its own agent found says most. */
function proposalFor(actor: Actor) {
  return sql<{ id: string; name: string }>`(
    select d.id, d.name from devices as d
    where n.device_id is null and ${devicesVisibleTo(actor)}
      and (lower(d.hostname) in (lower(n.host), lower(n.name)) or lower(d.name) in (lower(n.host), lower(n.name)))
      and not exists (select from mesh_nodes as other where other.device_id = d.id)
    order by lower(d.hostname) in (lower(n.host), lower(n.name)) desc, d.id
    limit 1)`
}

function selectNodes(db: Db | Tx, actor: Actor) {
  return db
    .selectFrom('meshNodes as n')
    .leftJoin('devices as known', 'known.id', 'n.deviceId')
    .leftJoinLateral(proposalFor(actor).as('proposed'), (join) => join.onTrue())
    .selectAll('n')
    .select(['known.name as deviceName', 'proposed.id as proposedId', 'proposed.name as proposedName'])
    .select(sql<string>`lower(n.name)`.as('sortName'))
}

function conditionsOf({ q, link, cursor }: ListRequest): RawBuilder<boolean>[] {
  const wanted: (RawBuilder<boolean> | undefined)[] = [
    q === undefined || q === ''
      ? undefined
      : sql`lower(n.name || ' ' || n.host) like ${`%${escapePattern(q.toLowerCase())}%`}`,
    link === 'linked' ? sql`n.device_id is not null` : undefined,
    link === 'proposed' ? sql`proposed.id is not null` : undefined,
    link === 'unlinked' ? sql`n.device_id is null` : undefined,
    cursor === undefined ? undefined : after(cursor),
  ]
  return wanted.filter((one): one is RawBuilder<boolean> => one !== undefined)
}

function after(cursor: string): RawBuilder<boolean> {
  const [name, id] = decodeCursor(cursor, 2)
  if (typeof name !== 'string' || typeof id !== 'string' || !/^[\da-f-]{36}$/.test(id)) throw invalidCursor()
  return sql`(lower(n.name), n.id) > (${name}, ${id}::uuid)`
}

function refOf(id: string | null, name: string | null) {
  return id === null || name === null ? null : { id, name }
}
