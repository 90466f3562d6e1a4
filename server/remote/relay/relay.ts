import type { WebSocket } from 'ws'
import { agentSays, mostTextBytes, userSays } from '#contract/relay.ts'
import { type Ctx, transact, type Work } from '../../kernel/context.ts'
import type { Bell } from '../../platform/bell.ts'
import { begin } from '../begin.ts'
import { noteProgress } from '../due.ts'
import { endFrom } from '../end.ts'
import { iceServersFor } from '../ice/given.ts'
import { takePass } from '../passes.ts'
import { lockSession } from '../queries.ts'
import { beginRecording, noteSize } from '../recordings.ts'
import type { SessionRow, Side } from '../schema.ts'
import { tellEnd } from '../tell-end.ts'
import { beginTransfer, endTransfer } from '../transfers.ts'
import { recorderOf } from './recorder.ts'
import { Room } from './room.ts'
import { Seat } from './seat.ts'

const beatMs = 10_000

/** Carries remote sessions through this process. Both sides of one have to come to the same process. */
export class Relay {
  private readonly rooms = new Map<string, Room>()
  private readonly ctx: Ctx
  private readonly stopHearing: () => void
  private readonly timer: NodeJS.Timeout
  /** One thing at a time is written about each session. */
  private readonly writing = new Map<string, Promise<void>>()

  constructor(ctx: Ctx, bell: Bell) {
    this.ctx = ctx
    this.stopHearing = bell.onRing((id) => {
      for (const room of id === '' ? this.rooms.values() : this.roomsOf(id)) this.queue(room, () => this.look(room))
    })
    this.timer = setInterval(() => this.beat(), beatMs).unref()
  }

  /** Takes a connection that shows a pass. */
  async accept(socket: WebSocket, secret: string): Promise<void> {
    // A side that went away is no reason to end the process; `close` follows.
    socket.on('error', () => undefined)
    // What arrives while the database is asked must not be lost.
    socket.pause()
    const known = await transact(this.ctx, (work) => takePass(work, secret))
    if (known === undefined) {
      socket.resume()
      socket.close(4403, 'this pass is not good, or not any more')
      return
    }
    const { session, side, agentName } = known
    const room = this.roomFor(session)
    const seat = new Seat(socket, side, side === 'agent' ? agentName : (session.answeredBy ?? ''))
    socket.on('message', (data, isBinary) => this.hear(room, seat, data, isBinary))
    socket.on('close', () => {
      room.leave(seat)
      if (room.isEmpty) this.queue(room, () => this.note(room))
    })
    room.enter(seat)
    socket.resume()
  }

  async close(): Promise<void> {
    this.stopHearing()
    clearInterval(this.timer)
    const rooms = [...this.rooms.values()]
    for (const room of rooms) this.queue(room, () => this.note(room))
    await Promise.all(this.writing.values())
    await Promise.all(rooms.map((room) => room.end('restart')))
    await Promise.all(this.writing.values())
    this.rooms.clear()
  }

  private roomsOf(id: string): Room[] {
    const room = this.rooms.get(id)
    return room === undefined ? [] : [room]
  }

  private roomFor(session: SessionRow): Room {
    const known = this.rooms.get(session.id)
    if (known !== undefined) return known
    const room: Room = new Room(session, {
      begin: () => this.queue(room, () => this.begin(room)),
      stop: (side) => this.queue(room, () => this.stop(room, side)),
      keepLine: (side, text) => this.keepLine(room, side, text),
      noteDirect: () => this.queue(room, () => this.noteDirect(room)),
      beginTransfer: (facts) => {
        const id = this.ctx.newId()
        this.queue(room, () => beginTransfer(this.ctx, { id, sessionId: room.id, ...facts }))
        return id
      },
      endTransfer: (id, ended) => this.queue(room, () => endTransfer(this.ctx, { id, sessionId: room.id, ...ended })),
    })
    this.rooms.set(session.id, room)
    return room
  }

  private hear(room: Room, seat: Seat, data: unknown, isBinary: boolean): void {
    // `ws` hands out Buffers unless it is told otherwise.
    const bytes = data as Buffer
    if (isBinary) room.takeBytes(seat, bytes)
    else if (!seat.countWords() || bytes.length > mostTextBytes) seat.close(4429, 'too much')
    else this.listen(room, seat, parse(bytes)).catch((error: unknown) => this.complain(error))
  }

  private async listen(room: Room, seat: Seat, said: unknown): Promise<void> {
    if (seat.side === 'agent') {
      const words = agentSays.safeParse(said).data
      if (words === undefined) seat.close(4400, 'this means nothing')
      else await room.hearAgent(seat, words)
      return
    }
    const words = userSays.safeParse(said).data
    if (words === undefined) seat.close(4400, 'this means nothing')
    else await room.hearUser(seat, words)
  }

  private async begin(room: Room): Promise<void> {
    if (room.isOpen) return
    const { session, recording } = await transact(this.ctx, async (work) => ({
      session: await begin(work, await lockSession(work, room.id, undefined)),
      recording: await beginRecording(work, room.id),
    }))
    if (session.state !== 'active') return
    if (!recording) {
      const iceServers = room.kind === 'share' ? await iceServersFor(this.ctx, room.id) : []
      room.open({ recorder: undefined, iceServers })
      return
    }
    const file = await this.ctx.services.recordings.write(room.id)
    const start = performance.now()
    const recorder = recorderOf(room.kind, file, () => Math.round(performance.now() - start))
    room.open({ recorder, iceServers: [] })
  }

  private stop(room: Room, side: Side): Promise<void> {
    return transact(this.ctx, async (work) => {
      const session = await lockSession(work, room.id, undefined)
      await endFrom(work, session, side, side === 'agent' ? session.askedBy : undefined)
    })
  }

  private async noteDirect({ id }: Room): Promise<void> {
    await this.ctx.db.updateTable('remoteSessions').set({ isDirect: true }).where('id', '=', id).execute()
  }

  private async keepLine(room: Room, side: Side, text: string): Promise<Date> {
    const createdAt = this.ctx.now()
    await this.ctx.db
      .insertInto('remoteChatLines')
      .values({
        id: this.ctx.newId(),
        sessionId: room.id,
        side,
        text: text.toWellFormed().replaceAll('\0', ''),
        createdAt,
      })
      .execute()
    return createdAt
  }

  /** Something happened to a session: where it has ended, its sides are told so. */
  private async look(room: Room): Promise<void> {
    const row = await this.ctx.db
      .selectFrom('remoteSessions')
      .select(['dueAt', 'reason'])
      .where('id', '=', room.id)
      .executeTakeFirst()
    if (row !== undefined && row.dueAt !== null) return
    room.close()
    this.rooms.delete(room.id)
    await this.note(room)
    await transact(this.ctx, (work) => tellEnd(work, room.id))
    await room.end(row?.reason ?? 'lost')
  }

  private beat(): void {
    for (const room of this.rooms.values()) {
      room.beat()
      this.queue(room, () => this.note(room))
    }
  }

  private async note(room: Room): Promise<void> {
    const progress = room.takeProgress()
    await transact(this.ctx, (work: Work) => noteProgress(work, room.id, progress))
    await this.noteSize(room)
  }

  private async noteSize({ id, recordedBytes }: Room): Promise<void> {
    if (recordedBytes !== undefined) await noteSize(this.ctx, id, recordedBytes)
  }

  private queue(room: Room, run: () => Promise<void>): void {
    const before = this.writing.get(room.id) ?? Promise.resolve()
    const done = before.then(run).catch((error: unknown) => this.complain(error))
    this.writing.set(room.id, done)
    void done.then(() => {
      if (this.writing.get(room.id) === done) this.writing.delete(room.id)
    })
  }

  private complain(error: unknown): void {
    this.ctx.services.log.warn({ err: error }, 'a remote session had a fault')
  }
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString())
  } catch {
    return undefined
  }
}
