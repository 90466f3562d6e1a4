import { sql } from 'kysely'
import { type Ctx, transact, type Work } from '../../kernel/context.ts'
import type { SaidSession } from '../protocol/events.ts'
import { tell } from './tell.ts'

/** A link is good for noting what began this much before it, by another clock. */
const leewayMs = 60_000
/** Further sessions on one link are not noted. */
const mostNoted = 200
/** Remembered for so long after the link ended: until then the server might tell of them again. */
const keepMs = 30 * 86_400_000

/** Writes a session that MeshCentral tells of into the ticket whose link was good then; each of its ends once. */
export async function noteSession(ctx: Ctx, said: SaidSession): Promise<void> {
  await transact(ctx, (work) => (said.phase === 'began' ? noteBegin(work, said) : noteEnd(work, said)))
}

async function noteBegin(work: Work, said: SaidSession): Promise<void> {
  const at = timeOf(work, said)
  const link = await findLink(work, said, at)
  if (link === undefined || !(await remember(work, { key: said.key, linkId: link.id, beganAt: at, endedAt: null })))
    return
  await tell(work, { ticketId: link.ticketId, type: 'mesh.began' }, toldOf(link, said))
}

async function noteEnd(work: Work, said: SaidSession): Promise<void> {
  const at = timeOf(work, said)
  const known = await work.tx
    .updateTable('meshSessions as s')
    .from('meshLinks as k')
    .set({ endedAt: at })
    .where('s.key', '=', said.key)
    .where('s.endedAt', 'is', null)
    .whereRef('k.id', '=', 's.linkId')
    .returning(['k.id', 'k.ticketId', 'k.deviceName'])
    .executeTakeFirst()
  const link = known ?? (await rememberEnded(work, said, at))
  if (link === undefined) return
  const told = { ...toldOf(link, said), seconds: said.seconds ?? null, bytes: said.bytes ?? null }
  await tell(work, { ticketId: link.ticketId, type: 'mesh.ended' }, told)
}

/** That it began was not told, as there was no connection. */
async function rememberEnded(work: Work, said: SaidSession, at: Date): Promise<Link | undefined> {
  const beganAt = new Date(at.getTime() - Math.min(said.seconds ?? 0, 86_400) * 1000)
  const link = await findLink(work, said, beganAt)
  if (link === undefined) return undefined
  const isNew = await remember(work, { key: said.key, linkId: link.id, beganAt, endedAt: at })
  return isNew ? link : undefined
}

interface Link {
  id: string
  ticketId: string
  deviceName: string
}

/** The share that the guest came by; otherwise the latest that was good, before all one that opens the device. */
async function findLink(work: Work, { nodeId, guest }: SaidSession, at: Date): Promise<Link | undefined> {
  return work.tx
    .selectFrom('meshLinks as k')
    .innerJoin('meshNodes as n', 'n.id', 'k.nodeId')
    .select(['k.id', 'k.ticketId', 'k.deviceName'])
    .where('n.nodeId', '=', nodeId)
    .where('k.madeAt', '<=', new Date(at.getTime() + leewayMs))
    .where('k.endsAt', '>', at)
    .where(sql<boolean>`(select count(*) from mesh_sessions as s where s.link_id = k.id) < ${mostNoted}`)
    .orderBy(sql`k.guest is not distinct from ${guest ?? ''}`, 'desc')
    .orderBy(sql`k.kind = 'open'`, 'desc')
    .orderBy('k.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

async function remember(
  { tx }: Work,
  session: { key: string; linkId: string; beganAt: Date; endedAt: Date | null },
): Promise<boolean> {
  const made = await tx
    .insertInto('meshSessions')
    .values(session)
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  return made !== undefined
}

/** The server's own time only where it speaks of the past. */
function timeOf({ now }: Work, { at }: SaidSession): Date {
  const present = now()
  return at === undefined || at > present ? present : at
}

function toldOf({ deviceName }: Link, { kind, user, guest }: SaidSession) {
  return { device: deviceName, session: kind, user: (guest ?? user) || null }
}

/** Devices on which something may have happened for a ticket that was not heard of. */
export async function listWatched(ctx: Ctx): Promise<string[]> {
  const since = new Date(ctx.now().getTime() - 86_400_000)
  const rows = await ctx.db
    .selectFrom('meshLinks as k')
    .innerJoin('meshNodes as n', 'n.id', 'k.nodeId')
    .select('n.nodeId')
    .distinct()
    .where('k.endsAt', '>', since)
    .where((eb) =>
      eb.or([
        eb('k.endsAt', '>', ctx.now()),
        eb.exists(
          eb
            .selectFrom('meshSessions as s')
            .select('s.key')
            .whereRef('s.linkId', '=', 'k.id')
            .where('s.endedAt', 'is', null),
        ),
      ]),
    )
    .limit(100)
    .execute()
  return rows.map(({ nodeId }) => nodeId)
}

/** For the tidying. */
export async function forgetMeshSessions(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now().getTime() - keepMs)
  await ctx.db
    .deleteFrom('meshSessions as s')
    .using('meshLinks as k')
    .whereRef('k.id', '=', 's.linkId')
    .where('k.endsAt', '<', before)
    .execute()
}
