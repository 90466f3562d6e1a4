import type { WebSocket } from 'ws'
import type { RelaySays } from '#contract/relay.ts'
import type { Side } from '../schema.ts'

/** So much may wait for a reader before the writer has to wait. */
export const mostWaitingBytes = 2 * 1024 * 1024
const fewWaitingBytes = 512 * 1024
/** So much is kept for a side that is not there yet. */
const mostKeptBytes = 256 * 1024
/** Sooner than this nobody can mean so many words. */
const mostWordsPerBeat = 2000

/** One side of a session at the relay: its socket, what waits for it, and whether it has to wait. */
export class Seat {
  readonly side: Side
  readonly name: string
  private readonly socket: WebSocket
  private readonly kept: Buffer[] = []
  private keptBytes = 0
  private wordCount = 0
  private isAlive = true
  private onDrain: (() => void) | undefined

  constructor(socket: WebSocket, side: Side, name: string) {
    this.socket = socket
    this.side = side
    this.name = name
    socket.on('pong', () => {
      this.isAlive = true
    })
  }

  get waitingBytes(): number {
    return this.socket.bufferedAmount
  }

  get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN
  }

  say(words: RelaySays): void {
    if (this.isOpen) this.socket.send(JSON.stringify(words))
  }

  /** `then` is called when there is room again. */
  send(data: Buffer): void {
    if (!this.isOpen) return
    this.socket.send(data, () => {
      if (this.waitingBytes <= fewWaitingBytes) this.onDrain?.()
    })
  }

  whenDrained(then: () => void): void {
    this.onDrain = then
  }

  /** Keeps a little for a reader who is still to come; then the writer waits. */
  keep(data: Buffer): void {
    this.kept.push(data)
    this.keptBytes += data.length
    if (this.keptBytes >= mostKeptBytes) this.pause()
  }

  takeKept(): Buffer[] {
    this.keptBytes = 0
    return this.kept.splice(0)
  }

  pause(): void {
    if (!this.socket.isPaused) this.socket.pause()
  }

  resume(): void {
    if (this.socket.isPaused) this.socket.resume()
  }

  /** Counts one message; false when there are too many of them. */
  countWords(): boolean {
    this.wordCount += 1
    return this.wordCount <= mostWordsPerBeat
  }

  /** Whoever did not answer the last ping is gone. While it is not read from, it cannot be heard either. */
  beat(): void {
    this.wordCount = 0
    if (this.socket.isPaused) return
    if (!this.isAlive) this.socket.terminate()
    this.isAlive = false
    if (this.isOpen) this.socket.ping()
  }

  close(code: number, why: string): void {
    this.resume()
    this.socket.close(code, why)
  }

  terminate(): void {
    this.socket.terminate()
  }
}
