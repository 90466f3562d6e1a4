import { personOf } from '../kernel/actor.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import type { HttpCtx } from '../platform/http.ts'
import { getSession } from './queries.ts'
import { formatOf } from './schema.ts'
import { readRemoteSettings } from './settings.ts'

const dayMs = 86_400_000

/** Makes the recording of a session known, where it is to have one. */
export async function beginRecording(work: Work, sessionId: string): Promise<boolean> {
  const session = await work.tx
    .selectFrom('remoteSessions')
    .select(['kind', 'isRecorded', 'state'])
    .where('id', '=', sessionId)
    .executeTakeFirstOrThrow()
  if (!session.isRecorded || session.state !== 'active') return false
  const { keepDays } = await readRemoteSettings(work.tx)
  const createdAt = work.now()
  const deletedAt = new Date(createdAt.getTime() + keepDays * dayMs)
  await work.tx
    .insertInto('remoteRecordings')
    .values({ sessionId, format: formatOf(session.kind), createdAt, deletedAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return true
}

export async function noteSize(ctx: Ctx, sessionId: string, size: number): Promise<void> {
  await ctx.db.updateTable('remoteRecordings').set({ size }).where('sessionId', '=', sessionId).execute()
}

const types = { webm: 'video/webm', asciicast: 'application/x-asciicast', rfb: 'application/octet-stream' } as const

/** Hands out a recording, and writes down who watches it. */
export async function sendRecording(ctx: HttpCtx, id: string): Promise<undefined> {
  const actor = personOf(ctx.actor)
  const { recording } = await getSession(ctx, actor, id)
  const { format } = found(recording ?? undefined, 'Recording')
  const file = found(await ctx.services.recordings.open(id), 'Recording')
  // A player that goes on reading where it was is the same look.
  await noteAccess(ctx, id, actor.id)
  ctx.reply
    .header('content-type', types[format])
    .header('content-length', file.size)
    .header('content-disposition', 'inline')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
  await ctx.reply.send(file.content)
  return undefined
}

async function noteAccess(ctx: Ctx, sessionId: string, personId: string): Promise<void> {
  await transact(ctx, async (work) => {
    await work.tx
      .insertInto('remoteAccesses')
      .values({ id: work.newId(), sessionId, personId, createdAt: work.now() })
      .execute()
    await work.record({ action: 'remote.recording_watched', subject: sessionId })
  })
}

/** An administrator removes a recording before its time. */
export async function removeRecording(ctx: Ctx, id: string): Promise<void> {
  const session = await getSession(ctx, personOf(ctx.actor), id)
  found(session.recording ?? undefined, 'Recording')
  await forget(ctx, [id])
  await transact(ctx, (work) => work.record({ action: 'remote.recording_removed', subject: id }))
}

/** Each day: recordings that were kept for as long as they are to be, and passes that nobody used. */
export async function forgetRecordings(ctx: Ctx): Promise<void> {
  await ctx.db.deleteFrom('remotePasses').where('expiresAt', '<', ctx.now()).execute()
  const old = await ctx.db
    .selectFrom('remoteRecordings as r')
    .innerJoin('remoteSessions as s', 's.id', 'r.sessionId')
    .select('r.sessionId')
    .where('r.deletedAt', '<=', ctx.now())
    .where('s.dueAt', 'is', null)
    .limit(1000)
    .execute()
  await forget(
    ctx,
    old.map(({ sessionId }) => sessionId),
  )
}

/** The bytes first: a row without them is tried again, bytes without a row would stay for ever. */
async function forget(ctx: Ctx, ids: string[]): Promise<void> {
  for (const id of ids) {
    await ctx.services.recordings.remove(id)
    await ctx.db.deleteFrom('remoteRecordings').where('sessionId', '=', id).execute()
  }
}
