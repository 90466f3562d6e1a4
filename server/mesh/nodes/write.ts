import { type RawBuilder, sql } from 'kysely'
import type { MeshPower } from '#contract/mesh.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { SaidNode } from '../protocol/shapes.ts'

/** Beyond so many, further ones are not kept. */
const mostNodes = 10_000
const chunkSize = 500
/** One that is linked to no device is forgotten when the server has left it out for so long. */
const forgetAfterMs = 7 * 86_400_000

type Listed = SaidNode & { group: string }
/** Devices of the desk that look different now; null for each that is linked to none. */
type Touched = Row['deviceId'][]

interface Row {
  deviceId: string | null
}

/** The whole list: what is not in it is not connected. */
export async function writeList(ctx: Ctx, listed: readonly Listed[]): Promise<Touched> {
  // A device that is named twice would be written twice by one statement, which the database refuses.
  const nodes = [...new Map(listed.map((node) => [node.nodeId, node])).values()].slice(0, mostNodes)
  const touched: Touched = []
  for (let at = 0; at < nodes.length; at += chunkSize)
    touched.push(...(await writeChunk(ctx, nodes.slice(at, at + chunkSize))))
  touched.push(...(await leaveOut(ctx, nodes)))
  return touched
}

async function writeChunk(ctx: Ctx, nodes: readonly Listed[]): Promise<Touched> {
  const said = JSON.stringify(nodes.map((node) => ({ ...node, id: ctx.newId() })))
  return devicesOf(
    ctx,
    sql<Row>`
    insert into mesh_nodes as n (id, node_id, name, host, system, group_name, is_connected, power, state_since)
    select s.id, s."nodeId", s.name, s.host, s.system, s."group", s."isConnected", s.power, ${ctx.now()}
    from jsonb_to_recordset(${said}::jsonb) as s (id uuid, "nodeId" text, name text, host text, system text,
      "group" text, "isConnected" boolean, power text)
    where exists (select from mesh_nodes as k where k.node_id = s."nodeId")
      or (select count(*) from mesh_nodes) < ${mostNodes}
    on conflict (node_id) do update set name = excluded.name, host = excluded.host, system = excluded.system,
      group_name = excluded.group_name, is_connected = excluded.is_connected, power = excluded.power,
      missing_since = null,
      state_since = case when (n.is_connected, n.power) is distinct from (excluded.is_connected, excluded.power)
        then excluded.state_since else n.state_since end
    where (n.name, n.host, n.system, n.group_name, n.is_connected, n.power, n.missing_since) is distinct from
      (excluded.name, excluded.host, excluded.system, excluded.group_name, excluded.is_connected, excluded.power, null)
    returning n.device_id`,
  )
}

/** The server leaves out some that are not connected, so none is forgotten at once. */
async function leaveOut(ctx: Ctx, nodes: readonly SaidNode[]): Promise<Touched> {
  const ids = nodes.map(({ nodeId }) => nodeId)
  const now = ctx.now()
  await ctx.db
    .deleteFrom('meshNodes')
    .where('missingSince', '<', new Date(now.getTime() - forgetAfterMs))
    .where('deviceId', 'is', null)
    .execute()
  return devicesOf(
    ctx,
    sql<Row>`
    update mesh_nodes set is_connected = false, power = 'unknown', missing_since = ${now},
      state_since = case when is_connected then ${now} else state_since end
    where missing_since is null and node_id <> all (${ids}::text[])
    returning device_id`,
  )
}

export async function writeState(
  ctx: Ctx,
  { nodeId, isConnected, power }: { nodeId: string; isConnected: boolean; power: MeshPower },
): Promise<Touched> {
  return devicesOf(
    ctx,
    sql<Row>`
    update mesh_nodes set is_connected = ${isConnected}, power = ${power}, state_since = ${ctx.now()},
      missing_since = null
    where node_id = ${nodeId} and (is_connected, power) is distinct from (${isConnected}, ${power})
    returning device_id`,
  )
}

/** What it is called; how it is comes by another event. */
export async function writeNames(ctx: Ctx, { nodeId, name, host, system }: SaidNode): Promise<Touched> {
  return devicesOf(
    ctx,
    sql<Row>`
    update mesh_nodes set name = ${name}, host = ${host}, system = coalesce(nullif(${system}, ''), system)
    where node_id = ${nodeId} and (name, host) is distinct from (${name}, ${host})
    returning device_id`,
  )
}

/** It was removed there. */
export async function forgetNode(ctx: Ctx, nodeId: string): Promise<Touched> {
  return devicesOf(ctx, sql<Row>`delete from mesh_nodes where node_id = ${nodeId} returning device_id`)
}

async function devicesOf(ctx: Ctx, query: RawBuilder<Row>): Promise<Touched> {
  const { rows } = await query.execute(ctx.db)
  return rows.map(({ deviceId }) => deviceId)
}
