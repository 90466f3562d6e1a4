import { sql } from 'kysely'
import type { Proof } from '#contract/device.ts'
import type { Ctx } from '../kernel/context.ts'
import { liveChannel } from '../tickets/index.ts'

/** Rung for nodes: a question for a device, its answer, a line that took another's place. */
export const deviceChannel = 'mesa_devices'

/** A line is written down as alive so often, by its node; beyond `silentAfterMs` nobody believes it any more. */
export const beatEveryMs = 15_000
export const silentAfterMs = 60_000

export interface Line {
  deviceId: string
  connectionId: string
  nodeId: string
}

/** The key that was enrolled for a device whose team has devices; what else is known of it is nobody's business here. */
export async function findEnrolled(ctx: Pick<Ctx, 'db'>, deviceId: string) {
  const row = await ctx.db
    .selectFrom('devices as d')
    .leftJoin('deviceTeams as t', 't.teamId', 'd.teamId')
    .select(['d.id', 'd.publicKey', 't.teamId'])
    .where('d.id', '=', deviceId)
    .executeTakeFirst()
  if (row === undefined || row.publicKey === null) return undefined
  return { publicKey: row.publicKey, isTurnedOn: row.teamId !== null }
}

/** The newest line of a device is the one that counts: other nodes let theirs go when they hear of it. */
export async function openLine(ctx: Ctx, line: Line, said: Proof): Promise<void> {
  const now = ctx.now()
  const { hostname, platform, agentVersion } = said
  await ctx.db.transaction().execute(async (tx) => {
    await tx
      .updateTable('devices')
      .set({ hostname, platform, agentVersion, allowed: [...new Set(said.allow)] })
      .where('id', '=', line.deviceId)
      .execute()
    const columns = {
      connectionId: line.connectionId,
      nodeId: line.nodeId,
      openedAt: now,
      heardAt: now,
      closedAt: null,
    }
    await tx
      .insertInto('deviceLines')
      .values({ deviceId: line.deviceId, ...columns })
      .onConflict((conflict) => conflict.column('deviceId').doUpdateSet(columns))
      .execute()
    await sql`select pg_notify(${deviceChannel}, ${`line ${line.deviceId} ${line.connectionId}`}),
      pg_notify(${liveChannel}, ${`device ${line.deviceId} line`})`.execute(tx)
  })
}

/** Only the line itself ends it, not one that a newer one has replaced. */
export async function closeLine(ctx: Pick<Ctx, 'db' | 'now'>, { deviceId, connectionId }: Line): Promise<void> {
  await sql`
    with closed as (
      update device_lines set closed_at = ${ctx.now()}
      where device_id = ${deviceId} and connection_id = ${connectionId} and closed_at is null
      returning device_id
    )
    select pg_notify(${liveChannel}, 'device ' || device_id || ' line') from closed`.execute(ctx.db)
}

/** A node's lines are alive. */
export async function beat(ctx: Pick<Ctx, 'db' | 'now'>, connectionIds: readonly string[]): Promise<void> {
  if (connectionIds.length === 0) return
  await ctx.db
    .updateTable('deviceLines')
    .set({ heardAt: ctx.now() })
    .where('connectionId', '=', sql<string>`any(${[...connectionIds]}::uuid[])`)
    .where('closedAt', 'is', null)
    .execute()
}

/** For the schedule: lines of nodes that died are closed, so that whoever watches them is told. */
export async function closeSilentLines(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now().getTime() - silentAfterMs)
  await sql`
    with closed as (
      update device_lines set closed_at = ${ctx.now()} where closed_at is null and heard_at < ${before}
      returning device_id
    )
    select pg_notify(${liveChannel}, 'device ' || device_id || ' line') from closed`.execute(ctx.db)
}

/** Whether a line is open that gave a sign of life lately, as a condition on `device_lines as l`. */
export function isOnline(now: Date) {
  const since = new Date(now.getTime() - silentAfterMs)
  return sql<boolean>`(l.device_id is not null and l.closed_at is null and l.heard_at >= ${since})`
}
