import { randomUUID } from 'node:crypto'
import { WebSocket } from 'ws'
import {
  challengeClaim,
  type DeviceAnswer,
  deadAfterMs,
  type Frame,
  greeting,
  longestFrameBytes,
  pingEveryMs,
  proofClaim,
  readFrame,
  readJson,
} from '../contract/device.ts'
import { answerDesk, type DeviceCtx, type Handlers } from './handlers.ts'
import { isSignedBy, signClaim } from './keys.ts'
import { introduction } from './machine.ts'
import { readPolicy } from './policy.ts'
import { lineUrl } from './server-address.ts'
import type { State } from './state.ts'

const answersWithinMs = 30_000
const mostAtOnce = 16

interface LineOptions {
  state: State
  folder: string
  handlers: Handlers
  /** The desk knows this device now. */
  onOpen: (line: Line) => void
}

/** Why a line ended, for the person who reads the log. */
export interface LineEnd {
  code: number
  why: string
  wasOpen: boolean
}

/** One connection to the desk, from the challenge to its end. */
export class Line {
  private readonly options: LineOptions
  private readonly socket: WebSocket
  private readonly pending = new Map<string, (result: DeviceAnswer['result']) => void>()
  private isOpen = false
  private hasProved = false
  private openRequests = 0
  private heardAt = performance.now()
  /** Ends with the connection; never rejects. */
  readonly ended: Promise<LineEnd>

  constructor(options: LineOptions) {
    this.options = options
    // The certificate is verified by Node's own rules; NODE_EXTRA_CA_CERTS adds an authority of one's own.
    this.socket = new WebSocket(lineUrl(options.state.server), {
      maxPayload: longestFrameBytes,
      perMessageDeflate: false,
      followRedirects: false,
      handshakeTimeout: 10_000,
    })
    this.ended = this.follow()
  }

  /** Asks the desk; rejects when it refuses or does not answer, and when the line breaks. */
  async ask(kind: string, body: unknown): Promise<unknown> {
    const id = randomUUID()
    const answered = Promise.withResolvers<DeviceAnswer['result']>()
    this.pending.set(id, answered.resolve)
    const timer = setTimeout(() => answered.resolve(silence), answersWithinMs)
    try {
      this.send({ type: 'request', id, kind, body })
      const result = await answered.promise
      if (result.ok) return result.body
      throw new Error(`The desk refused ${kind}: ${result.fault} ${result.detail}`.trim())
    } finally {
      clearTimeout(timer)
      this.pending.delete(id)
    }
  }

  close(): void {
    this.socket.close()
    setTimeout(() => this.socket.terminate(), 1000).unref()
  }

  private follow(): Promise<LineEnd> {
    const { socket } = this
    return new Promise((resolve) => {
      let fault = ''
      const life = setInterval(() => this.checkLife(), pingEveryMs)
      socket.on('ping', () => this.note())
      socket.on('error', (error) => {
        fault = error.message
      })
      socket.on('message', (data, isBinary) => {
        this.note()
        if (isBinary || !this.read(String(data))) socket.close(4400, 'this is not understood')
      })
      socket.on('close', (code, reason) => {
        clearInterval(life)
        for (const settle of this.pending.values()) settle(silence)
        resolve({ code, why: String(reason) || fault, wasOpen: this.isOpen })
      })
    })
  }

  private read(text: string): boolean {
    if (!this.isOpen) return this.greet(text)
    const frame = readFrame(text)
    if (frame === undefined) return false
    if (frame.type === 'answer') this.pending.get(frame.id)?.(frame.result)
    else void this.serve(frame)
    return true
  }

  /** The desk proves itself first, by the key that was kept; then the device does, once for this connection. */
  private greet(text: string): boolean {
    const said = readJson(text, greeting)
    const { deviceId, privateKey, serverKey } = this.options.state
    if (said?.type === 'welcome' && this.hasProved) {
      this.isOpen = true
      this.options.onOpen(this)
      return true
    }
    if (said?.type !== 'challenge' || this.hasProved) return false
    const claim = { serverKey, connection: said.connection, nonce: said.nonce }
    if (!isSignedBy(serverKey, challengeClaim(claim), said.signature)) {
      this.socket.close(4401, 'not the desk of this device')
      return true
    }
    this.hasProved = true
    void this.prove(signClaim(privateKey, proofClaim(claim, deviceId)))
    return true
  }

  private async prove(signature: string): Promise<void> {
    const { deviceId } = this.options.state
    // A policy that cannot be read allows nothing.
    const { allow } = await readPolicy(this.options.folder).catch(() => ({ allow: [] }))
    this.write(JSON.stringify({ type: 'proof', deviceId, signature, ...introduction(), allow }))
  }

  private async serve({ id, kind, body }: Extract<Frame, { type: 'request' }>): Promise<void> {
    if (this.openRequests >= mostAtOnce) {
      this.send({ type: 'answer', id, result: { ok: false, fault: 'busy', detail: '' } })
      return
    }
    this.openRequests += 1
    const result = await answerDesk(this.options.handlers, () => this.context(), { kind, body })
    this.openRequests -= 1
    this.send({ type: 'answer', id, result })
  }

  private async context(): Promise<DeviceCtx> {
    const { folder, state } = this.options
    return {
      folder,
      policy: await readPolicy(folder),
      server: state.server,
      ask: (kind, body) => this.ask(kind, body),
    }
  }

  private send(frame: Frame): void {
    this.write(JSON.stringify(frame))
  }

  private write(text: string): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(text)
  }

  private note(): void {
    this.heardAt = performance.now()
  }

  /** The desk pings; when it does not, it is gone, or the network is. */
  private checkLife(): void {
    if (performance.now() - this.heardAt > deadAfterMs + pingEveryMs) this.socket.terminate()
  }
}

const silence: DeviceAnswer['result'] = { ok: false, fault: 'failed', detail: 'no answer' }
