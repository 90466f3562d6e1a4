import type { Ctx } from '../../kernel/context.ts'
import { ringFor } from '../nodes/ring.ts'
import { TooOldError } from '../protocol/control.ts'
import { MeshError } from '../protocol/mesh-error.ts'
import type { ServerRow } from '../schema.ts'

type Told = Pick<ServerRow, 'revision'>

export async function tellConnected(ctx: Ctx, { revision }: Told, version: string): Promise<void> {
  const at = ctx.now()
  await ctx.db
    .updateTable('meshServers')
    .set({ state: 'connected', stateSince: at, heardAt: at, fault: null, serverVersion: version })
    .where('revision', '=', revision)
    .execute()
  await ringFor(ctx.db, await linkedDevices(ctx))
}

export async function tellAlive(ctx: Ctx, { revision }: Told): Promise<void> {
  await ctx.db.updateTable('meshServers').set({ heardAt: ctx.now() }).where('revision', '=', revision).execute()
}

/** Writes down why there is no connection, and answers it. Since when it fails stays. */
export async function tellFails(ctx: Ctx, { revision }: Told, error: unknown): Promise<string> {
  // An error of our own ends the connection as well; nobody can do anything about it there.
  const fault = error instanceof MeshError ? error.fault : 'unreachable'
  ctx.services.log.warn(error instanceof MeshError ? { fault } : { err: error }, 'no connection to MeshCentral')
  const at = ctx.now()
  const version = error instanceof TooOldError ? { serverVersion: error.version } : {}
  const told = await ctx.db
    .updateTable('meshServers')
    .set((eb) => ({
      state: 'failing',
      fault,
      ...version,
      stateSince: eb.case().when('state', '=', 'failing').then(eb.ref('stateSince')).else(at).end(),
    }))
    .where('revision', '=', revision)
    .where((eb) => eb.or([eb('state', '<>', 'failing'), eb('fault', 'is distinct from', fault)]))
    .returning('revision')
    .executeTakeFirst()
  if (told !== undefined) await ringFor(ctx.db, await linkedDevices(ctx))
  return fault
}

async function linkedDevices(ctx: Ctx): Promise<(string | null)[]> {
  const rows = await ctx.db.selectFrom('meshNodes').select('deviceId').where('deviceId', 'is not', null).execute()
  return rows.map(({ deviceId }) => deviceId)
}
