import { type RawBuilder, sql } from 'kysely'
import {
  type RemoteSession,
  type RemoteSessionDetails,
  remoteKind,
  remoteReason,
  remoteState,
  type ScreenShare,
} from '#contract/remote-session.ts'
import { devicesVisibleTo } from '../devices/index.ts'
import { isAdmin, type PersonActor } from '../kernel/actor.ts'
import type { Ctx, Db, Tx, Work } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import { presentPersonRef } from '../people/index.ts'
import { getTicketId, ticketsVisibleTo } from '../tickets/index.ts'
import { listTransfers } from './list-transfers.ts'
import { formatOf, type SessionRow } from './schema.ts'

type Reader = Pick<Ctx, 'actor'> & { db: Db | Tx }

/** Newer ones tell more; so many are shown. */
const mostListed = 50
const mostLines = 500

/** Sessions on tickets in reach, with the names that are shown. */
function selectSessions({ db, actor }: Reader) {
  const visible = ticketsVisibleTo(actor)
  return db
    .selectFrom('remoteSessions as s')
    .innerJoin('tickets as t', 't.id', 's.ticketId')
    .innerJoin('people as a', 'a.id', 's.askedBy')
    .leftJoin('remoteRecordings as r', 'r.sessionId', 's.id')
    .selectAll('s')
    .select(['t.number', 'a.name', 'a.email', 'a.role', 'r.size as recordingSize', 'r.deletedAt'])
    .$if(visible !== undefined, (query) => query.where(visible ?? sql<boolean>`true`))
}

type Row = Awaited<ReturnType<ReturnType<typeof selectSessions>['executeTakeFirstOrThrow']>>

export async function listSessions(ctx: Ctx, actor: PersonActor, number: number): Promise<RemoteSession[]> {
  const ticketId = await getTicketId(ctx, number)
  const rows = await selectSessions(ctx)
    .where('s.ticketId', '=', ticketId)
    .orderBy('s.id', 'desc')
    .limit(mostListed)
    .execute()
  return rows.map((row) => present(row, actor))
}

/** On one device, whoever's ticket it was for. */
export async function listSessionsOn(ctx: Ctx, actor: PersonActor, deviceId: string): Promise<RemoteSession[]> {
  const device = ctx.db.selectFrom('devices as d').select('d.id').where('d.id', '=', deviceId)
  found(await device.where(devicesVisibleTo(actor)).executeTakeFirst(), 'Device')
  const rows = await selectSessions(ctx)
    .where('s.deviceId', '=', deviceId)
    .orderBy('s.id', 'desc')
    .limit(mostListed)
    .execute()
  return rows.map((row) => present(row, actor))
}

export async function getSession(ctx: Reader, actor: PersonActor, id: string): Promise<RemoteSession> {
  return present(found(await selectSessions(ctx).where('s.id', '=', id).executeTakeFirst(), 'Session'), actor)
}

export async function getSessionDetails(ctx: Ctx, actor: PersonActor, id: string): Promise<RemoteSessionDetails> {
  const session = await getSession(ctx, actor, id)
  const accesses = await ctx.db
    .selectFrom('remoteAccesses as x')
    .innerJoin('people as p', 'p.id', 'x.personId')
    .select(['p.id', 'p.name', 'p.email', 'p.role', 'x.createdAt'])
    .where('x.sessionId', '=', id)
    .orderBy('x.id', 'desc')
    .limit(100)
    .execute()
  return {
    ...session,
    chat: await chatOf(ctx.db, id),
    transfers: await listTransfers(ctx.db, id, session.dueAt === null),
    accesses: accesses.map(({ createdAt, ...person }) => ({
      person: presentPersonRef(person),
      at: createdAt.toISOString(),
    })),
  }
}

/** What whoever the ticket is for learns: that somebody asks, or watches. */
export async function findShare(ctx: Ctx, actor: PersonActor, number: number): Promise<ScreenShare | null> {
  const ticketId = await getTicketId(ctx, number)
  const row = await ctx.db
    .selectFrom('remoteSessions as s')
    .innerJoin('tickets as t', 't.id', 's.ticketId')
    .innerJoin('people as a', 'a.id', 's.askedBy')
    .select(['s.id', 's.state', 's.isRecorded', 's.dueAt', 'a.name'])
    .where('s.ticketId', '=', ticketId)
    .where('t.requesterId', '=', actor.id)
    .where('s.kind', '=', 'share')
    .where('s.dueAt', '>', ctx.now())
    .executeTakeFirst()
  if (row === undefined) return null
  const { id, isRecorded, dueAt, name } = row
  // One that can still end is in one of these states, says the database's check.
  const state = row.state as ScreenShare['state']
  return { id, state, agentName: name, isRecorded, dueAt: dueAt?.toISOString() ?? null, chat: await chatOf(ctx.db, id) }
}

async function chatOf(db: Db | Tx, sessionId: string) {
  const lines = await db
    .selectFrom('remoteChatLines')
    .select(['side', 'text', 'createdAt'])
    .where('sessionId', '=', sessionId)
    .orderBy('id', 'desc')
    .limit(mostLines)
    .execute()
  return lines
    .reverse()
    .map(({ side, text, createdAt }) => ({ from: side as 'agent' | 'user', text, at: createdAt.toISOString() }))
}

/** The row, locked until the transaction ends, if the condition on `remote_sessions as s` and its ticket `t` holds. */
export async function lockSession(
  work: Work,
  id: string,
  condition: RawBuilder<boolean> | undefined,
): Promise<SessionRow> {
  const row = await work.tx
    .selectFrom('remoteSessions as s')
    .innerJoin('tickets as t', 't.id', 's.ticketId')
    .selectAll('s')
    .where('s.id', '=', id)
    .$if(condition !== undefined, (query) => query.where(condition ?? sql<boolean>`true`))
    .forUpdate('s')
    .executeTakeFirst()
  return found(row, 'Session')
}

function present(row: Row, actor: PersonActor): RemoteSession {
  const isOver = row.dueAt === null
  const isOwn = row.askedBy === actor.id
  const hasRecording = row.recordingSize !== null && row.deletedAt !== null && isOver
  return {
    id: row.id,
    ticketNumber: row.number,
    kind: remoteKind.parse(row.kind),
    state: remoteState.parse(row.state),
    reason: row.reason === null ? null : remoteReason.parse(row.reason),
    device: row.deviceName === null ? null : { id: row.deviceId, name: row.deviceName },
    askedBy: presentPersonRef({ id: row.askedBy, name: row.name, email: row.email, role: row.role }),
    askedAt: row.askedAt.toISOString(),
    answeredBy: row.answeredBy,
    answeredAt: row.answeredAt?.toISOString() ?? null,
    beganAt: row.beganAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    dueAt: row.dueAt?.toISOString() ?? null,
    bytesToMachine: row.bytesToMachine,
    bytesFromMachine: row.bytesFromMachine,
    isDirect: row.isDirect,
    isRecorded: row.isRecorded,
    isUnattended: row.isUnattended,
    recording: hasRecording
      ? {
          format: formatOf(row.kind),
          size: row.recordingSize ?? 0,
          deletedAt: (row.deletedAt ?? new Date(0)).toISOString(),
        }
      : null,
    can: {
      connect: isOwn && (row.state === 'granted' || row.state === 'active'),
      end: !isOver && (isOwn || isAdmin(actor)),
      watch: hasRecording,
      removeRecording: hasRecording && isAdmin(actor),
    },
  }
}
