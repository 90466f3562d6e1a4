import { WebSocket } from 'ws'
import type { z } from 'zod'
import type { Outside } from '../../kernel/services.ts'
import { controlAddress } from '../addresses.ts'
import { MeshError, meshErrorOf } from './mesh-error.ts'
import { longestFrameBytes, readFrame } from './read-frame.ts'
import { closing, versionAnswer } from './shapes.ts'
import { isRecentEnough } from './version.ts'

const handshakeMs = 10_000
const answerMs = 15_000
/** Before it tells its version, the server asks the package registry for newer ones. */
const versionMs = 30_000
const pingMs = 20_000
/** So many events wait at most; until some are done, the server has to hold its tongue. */
const mostWaiting = 200

export interface SignIn {
  /** http or https. */
  url: string
  username: string
  secret: string
}

interface Opening {
  outside: Outside
  /** Breaks off, whatever is going on. */
  signal: AbortSignal
}

interface Waiting {
  action: string
  responseId: string | undefined
  take(frame: Record<string, unknown>): void
}

/** Signs in, and refuses a server that is too old. Throws nothing but a `MeshError`. */
export async function openControl(signIn: SignIn, { outside, signal }: Opening): Promise<Control> {
  const lookup = outside.lookupFor(signIn.url)
  if (lookup === undefined) throw new MeshError('not_allowed', 'The address lies in a network that is not open')
  if (signal.aborted) throw new MeshError('unreachable', 'It was broken off')
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  const socket = new WebSocket(controlAddress(signIn.url), {
    headers: { 'x-meshauth': `${base64(signIn.username)},${base64(signIn.secret)}` },
    handshakeTimeout: handshakeMs,
    maxPayload: longestFrameBytes,
    // A small packed frame could be a huge one.
    perMessageDeflate: false,
    lookup,
  })
  const control = new Control(socket)
  const breakOff = () => control.close()
  signal.addEventListener('abort', breakOff)
  try {
    await control.begin()
    return control
  } catch (error) {
    control.close()
    throw error
  } finally {
    signal.removeEventListener('abort', breakOff)
  }
}

/** A connection to the control channel of a MeshCentral server. All that comes over it is read as if a stranger wrote it. */
export class Control {
  /** Why it ended. It always does, one day. */
  readonly ended: Promise<unknown>
  /** Called for one event after the other; when it throws, the connection ends. */
  onEvent: (event: unknown) => Promise<void> = async () => undefined
  version = ''

  private readonly socket: WebSocket
  private readonly waiting = new Set<Waiting>()
  private readonly end: (why: unknown) => void
  private readonly pinging: NodeJS.Timeout
  private isAlive = true
  private serial = 0
  private backlog = 0
  private isOver = false
  private work: Promise<void> = Promise.resolve()

  constructor(socket: WebSocket) {
    const ending = Promise.withResolvers<unknown>()
    this.socket = socket
    this.ended = ending.promise
    this.end = (why) => {
      this.isOver = true
      clearInterval(this.pinging)
      ending.resolve(why)
      socket.terminate()
    }
    this.pinging = setInterval(() => this.ping(), pingMs)
    this.pinging.unref()
    socket.on('message', (data, isBinary) => this.hear(isBinary ? undefined : readFrame(String(data))))
    socket.on('pong', () => {
      this.isAlive = true
    })
    socket.on('error', (error) => this.end(meshErrorOf(error)))
    socket.on('close', () => this.end(new MeshError('unreachable', 'The server ended the connection')))
  }

  /** The server greets whoever it has let in. */
  async begin(): Promise<void> {
    await this.next('serverinfo', undefined, handshakeMs + answerMs)
    const answer = await this.ask({ action: 'serverversion' }, versionAnswer, versionMs).catch((error: unknown) => {
      // A server says nothing to an account that may not know.
      if (error instanceof MeshError && error.fault === 'timeout') return undefined
      throw error
    })
    this.version = answer?.tags?.current ?? answer?.current ?? ''
    const isRecent = isRecentEnough(this.version)
    if (isRecent === undefined) throw new MeshError('version_unknown', 'The server does not tell its version')
    if (!isRecent) throw new TooOldError(this.version)
  }

  async ask<Shape extends z.ZodType>(
    request: { action: string; [field: string]: unknown },
    shape: Shape,
    withinMs = answerMs,
  ): Promise<z.output<Shape>> {
    this.serial += 1
    const responseId = `mesa-${this.serial}`
    const answer = this.next(request.action, responseId, withinMs)
    this.socket.send(JSON.stringify({ ...request, responseid: responseId }), () => undefined)
    const read = shape.safeParse(await answer)
    if (!read.success) throw new MeshError('nonsense', `The answer to ${request.action} makes no sense`)
    return read.data
  }

  close(why: unknown = new MeshError('unreachable', 'The desk ended the connection')): void {
    this.end(why)
  }

  /** Ended when no event is being worked on any more. */
  settle(): Promise<void> {
    return this.work
  }

  /** The next frame that answers: by its id, or by its action where the server does not repeat the id. */
  private async next(action: string, responseId: string | undefined, withinMs: number) {
    const { promise, resolve, reject } = Promise.withResolvers<Record<string, unknown>>()
    const waiting: Waiting = { action, responseId, take: resolve }
    this.waiting.add(waiting)
    const timer = setTimeout(() => reject(new MeshError('timeout', `No answer to ${action}`)), withinMs)
    this.ended.then(reject, reject)
    try {
      return await promise
    } finally {
      clearTimeout(timer)
      this.waiting.delete(waiting)
    }
  }

  private hear(frame: Record<string, unknown> | undefined): void {
    const farewell = closing.safeParse(frame).data
    if (frame === undefined) this.end(new MeshError('nonsense', 'The server sent what cannot be read'))
    else if (farewell !== undefined) this.end(refusalOf(farewell))
    else if (frame['action'] === 'event') this.enqueue(frame['event'])
    else this.answer(frame)
  }

  private answer(frame: Record<string, unknown>): void {
    const { action, responseid = null } = frame
    const answered = [...this.waiting].find((one) =>
      responseid === null ? one.action === action : one.responseId === responseid,
    )
    answered?.take(frame)
  }

  private enqueue(event: unknown): void {
    this.backlog += 1
    if (this.backlog >= mostWaiting) this.socket.pause()
    this.work = this.work
      .then(() => (this.isOver ? undefined : this.onEvent(event)))
      .catch((error: unknown) => this.end(error))
      .then(() => {
        this.backlog -= 1
        if (this.backlog === 0 && this.socket.isPaused) this.socket.resume()
      })
  }

  private ping(): void {
    // Whoever was told to be quiet cannot answer.
    if (this.socket.isPaused || this.socket.readyState !== WebSocket.OPEN) return
    if (this.isAlive) this.socket.ping()
    else this.end(new MeshError('timeout', 'The server gives no sign of life'))
    this.isAlive = false
  }
}

/** A server that must not be used; which version it said is worth showing. */
export class TooOldError extends MeshError {
  readonly version: string

  constructor(version: string) {
    super('too_old', `The server is of version ${version}`)
    this.version = version
  }
}

function refusalOf({ cause, msg }: z.output<typeof closing>): MeshError {
  if (cause !== 'noauth') return new MeshError('unreachable', `The server hangs up: ${cause} ${msg}`)
  return msg.startsWith('tokenrequired')
    ? new MeshError('code_needed', 'The account has a second factor')
    : new MeshError('wrong_credentials', 'The server does not know this account and secret')
}
