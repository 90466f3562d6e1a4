import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { WebSocket } from 'ws'
import { closeCode, type DeviceAnswer, deadAfterMs, type Frame, pingEveryMs, readFrame } from '#contract/device.ts'
import type { Ctx } from '../kernel/context.ts'
import { answerRequest, type DeviceRequestHandlers } from './answer.ts'
import { greet } from './greet.ts'
import { beat, beatEveryMs, closeLine, deviceChannel, type Line } from './lines.ts'

/** A device that asks more than this in a minute is cut off; a healthy one asks about five times. */
const mostRequestsPerMinute = 120
const mostAtOnce = 8
/** So much may wait to be sent to a device that does not read. */
const mostWaitingBytes = 8_000_000

interface OpenLine extends Line {
  socket: WebSocket
  /** Of this node's monotonic clock. */
  heardAt: number
  requestCount: number
  openRequests: number
  /** What the device was asked and has not answered; an answer to anything else is nobody's. */
  asked: Set<string>
}

/** The lines of the devices that are connected to this node. Which node holds which line is in the database. */
export class DeviceHub {
  private readonly lines = new Map<string, OpenLine>()
  private readonly nodeId = randomUUID()
  private readonly ctx: Ctx
  private readonly handlers: DeviceRequestHandlers
  private readonly stopHearing: () => void
  private readonly timers: NodeJS.Timeout[]
  private isClosed = false

  constructor(ctx: Ctx, handlers: DeviceRequestHandlers) {
    this.ctx = ctx
    this.handlers = handlers
    this.stopHearing = ctx.services.deviceBell.onRing((said) => this.quietly(this.hear(said)))
    this.timers = [
      setInterval(() => this.checkLife(), pingEveryMs).unref(),
      setInterval(() => this.quietly(this.beat()), beatEveryMs).unref(),
      setInterval(() => this.forgive(), 60_000).unref(),
    ]
  }

  /** Takes a connection, which is nobody's until it has proved whose it is. */
  async accept(socket: WebSocket, ip: string): Promise<void> {
    // A device that went away is no reason to end the process; `close` follows.
    socket.on('error', () => undefined)
    const known = await greet(this.ctx, { socket, ip, nodeId: this.nodeId })
    if (known === undefined) return
    const { line, welcome } = known
    if (this.isClosed || socket.readyState !== socket.OPEN) {
      await closeLine(this.ctx, line)
      return
    }
    this.lines.get(line.deviceId)?.socket.close(closeCode.replaced, 'another line of this device was opened')
    this.hold({ ...line, socket, heardAt: performance.now(), requestCount: 0, openRequests: 0, asked: new Set() })
    socket.send(welcome)
    await this.takeWaiting([line.deviceId])
  }

  async close(): Promise<void> {
    this.isClosed = true
    this.stopHearing()
    for (const timer of this.timers) clearInterval(timer)
    const lines = [...this.lines.values()]
    this.lines.clear()
    for (const { socket } of lines) socket.terminate()
    await Promise.all(lines.map((line) => closeLine(this.ctx, line)))
  }

  private hold(line: OpenLine): void {
    const { socket } = line
    this.lines.set(line.deviceId, line)
    socket.on('pong', () => {
      line.heardAt = performance.now()
    })
    socket.on('message', (data, isBinary) => {
      line.heardAt = performance.now()
      const frame = isBinary ? undefined : readFrame(String(data))
      if (frame === undefined) socket.close(closeCode.nonsense, 'this is no frame')
      else this.quietly(this.read(line, frame))
    })
    socket.on('close', () => {
      if (this.lines.get(line.deviceId) === line) this.lines.delete(line.deviceId)
      if (!this.isClosed) this.quietly(closeLine(this.ctx, line))
    })
  }

  private read(line: OpenLine, frame: Frame): Promise<void> {
    return frame.type === 'answer' ? this.keepAnswer(line, frame) : this.serve(line, frame)
  }

  private async serve(line: OpenLine, frame: Extract<Frame, { type: 'request' }>): Promise<void> {
    line.requestCount += 1
    if (line.requestCount > mostRequestsPerMinute) {
      line.socket.close(closeCode.tooMuch, 'too many requests')
      return
    }
    if (line.openRequests >= mostAtOnce) {
      this.send(line, { type: 'answer', id: frame.id, result: { ok: false, fault: 'busy', detail: '' } })
      return
    }
    line.openRequests += 1
    const result = await answerRequest(this.ctx, this.handlers, line.deviceId, frame)
    line.openRequests -= 1
    this.send(line, { type: 'answer', id: frame.id, result })
  }

  private async keepAnswer(line: OpenLine, { id, result }: DeviceAnswer): Promise<void> {
    if (!line.asked.delete(id)) return
    const answer = JSON.stringify(result)
    await sql`
      with answered as (
        update device_requests set answer = ${withoutNul(answer)}::jsonb
        where id = ${id} and answer is null
        returning id
      )
      select pg_notify(${deviceChannel}, 'answer ' || id) from answered`.execute(this.ctx.db)
  }

  private async hear(said: string): Promise<void> {
    const [word, first = '', second = ''] = said.split(' ')
    if (word === '') await this.takeWaiting([...this.lines.keys()])
    if (word === 'ask' && this.lines.has(second)) await this.take(second, [first])
    if (word === 'cut') this.lines.get(first)?.socket.close(closeCode.turnedOff, 'the desk ended this line')
    if (word === 'line' && this.lines.get(first)?.connectionId !== second)
      this.lines.get(first)?.socket.close(closeCode.replaced, 'another line of this device was opened')
  }

  /** What was asked while no bell was heard. */
  private async takeWaiting(deviceIds: string[]): Promise<void> {
    if (deviceIds.length === 0) return
    const rows = await this.ctx.db
      .selectFrom('deviceRequests')
      .select(['id', 'deviceId'])
      .where('deviceId', '=', sql<string>`any(${deviceIds}::uuid[])`)
      .where('takenAt', 'is', null)
      .where('expiresAt', '>', this.ctx.now())
      .execute()
    for (const { id, deviceId } of rows) await this.take(deviceId, [id])
  }

  private async take(deviceId: string, ids: string[]): Promise<void> {
    const line = this.lines.get(deviceId)
    if (line === undefined) return
    const rows = await this.ctx.db
      .updateTable('deviceRequests')
      .set({ takenAt: this.ctx.now() })
      .where('id', 'in', ids)
      .where('takenAt', 'is', null)
      .returning(['id', 'kind', 'body'])
      .execute()
    for (const { id, kind, body } of rows) {
      line.asked.add(id)
      this.send(line, { type: 'request', id, kind, body })
    }
  }

  private send({ socket }: OpenLine, frame: Frame): void {
    if (socket.readyState !== socket.OPEN) return
    if (socket.bufferedAmount > mostWaitingBytes) socket.terminate()
    else socket.send(JSON.stringify(frame))
  }

  /** A cable that was pulled out says nothing: whoever does not answer a ping is gone. */
  private checkLife(): void {
    for (const { socket, heardAt } of this.lines.values()) {
      if (performance.now() - heardAt > deadAfterMs) socket.terminate()
      else socket.ping()
    }
  }

  private beat(): Promise<void> {
    return beat(
      this.ctx,
      [...this.lines.values()].map(({ connectionId }) => connectionId),
    )
  }

  private forgive(): void {
    for (const line of this.lines.values()) line.requestCount = 0
  }

  private quietly(doing: Promise<void>): void {
    doing.catch((error: unknown) => this.ctx.services.log.warn({ err: error }, 'the line of a device had a fault'))
  }
}

/** PostgreSQL's JSON knows no NUL. */
function withoutNul(json: string): string {
  return json.replaceAll(String.raw`\u0000`, '')
}
