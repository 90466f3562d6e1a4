import type { RemoteKind } from '#contract/remote-session.ts'
import {
  type Able,
  carries,
  type DropReason,
  type Fetch,
  mostChunkBytes,
  mostTransferBytes,
  type Offer,
  type TransferKind,
  type TransferWords,
  transferWindowBytes,
} from '#contract/transfer.ts'
import type { Side } from '../schema.ts'
import type { Seat } from './seat.ts'

/** More of them in one session nobody means. */
const mostTransfers = 500

/** What is written down of a transfer. */
interface TransferFacts {
  kind: TransferKind
  direction: 'to_machine' | 'from_machine'
  name: string | null
}

export interface TransferActs {
  /** Writes down that it was begun; answers with the id it has there. */
  begin(facts: TransferFacts): string
  end(rowId: string, ended: { name: string | null; bytes: number; reason: DropReason | null }): void
  /** Carries bytes that are not the screen's. */
  carry(from: Seat, data: Buffer): void
}

interface Running {
  transfer: string
  rowId: string
  kind: TransferKind
  sender: Side
  name: string | null
  /** Undefined until the machine has announced what it was asked for. */
  size: number | undefined
  sent: number
  /** Undefined until the receiver is ready. */
  taken: number | undefined
}

type Words<Type extends TransferWords['type']> = Extract<TransferWords, { type: Type }>

/** The files and clipboards of one session, one at a time. Neither side is believed: sizes and turns are kept here. */
export class Transfers {
  private readonly kind: RemoteKind
  private readonly acts: TransferActs
  private current: Running | undefined
  private count = 0
  private able: Able | undefined
  /** Whose next binary frame is a piece of which transfer. */
  private readonly announced = new Map<Seat, string>()

  constructor(kind: RemoteKind, acts: TransferActs) {
    this.kind = kind
    this.acts = acts
  }

  /** `peer` is undefined where the other side is not there, or nothing passes yet. */
  hear(seat: Seat, peer: Seat | undefined, words: TransferWords): void {
    switch (words.type) {
      case 'able':
        this.able = words
        this.greet(peer)
        break
      case 'fetch':
        this.fetch(seat, peer, words)
        break
      case 'offer':
        if (seat.side === 'agent') this.offer(seat, peer, words)
        else this.announce(seat, peer, words)
        break
      case 'took':
        this.took(seat, peer, words)
        break
      case 'chunk':
        this.expect(seat, words)
        break
      case 'done':
        this.done(seat, peer, words)
        break
      case 'drop':
        this.drop(peer, words)
        break
    }
  }

  /** Tells whoever helps what the machine allows, if it has said so. */
  greet(agent: Seat | undefined): void {
    if (this.able === undefined) return
    const may = (kind: TransferKind, isAllowed: boolean) => isAllowed && carries(this.kind, kind)
    agent?.say({ type: 'able', file: may('file', this.able.file), clipboard: may('clipboard', this.able.clipboard) })
  }

  /** Whether the bytes are a piece of a transfer; then they go no other way. */
  takes(seat: Seat, peer: Seat | undefined, data: Buffer): boolean {
    const transfer = this.announced.get(seat)
    if (transfer === undefined) return false
    this.announced.delete(seat)
    const running = this.runningOf(transfer)
    // It was dropped while this was on its way.
    if (running === undefined || running.sender !== seat.side || peer === undefined) return true
    const { size = 0, taken } = running
    running.sent += data.length
    const isTooMuch = running.sent > size || running.sent - (taken ?? 0) > transferWindowBytes
    if (taken === undefined || isTooMuch || data.length === 0 || data.length > mostChunkBytes) {
      this.finish(running, 'failed')
      peer.say({ type: 'drop', transfer, reason: 'failed' })
      seat.close(4400, 'more than was announced')
      return true
    }
    peer.say({ type: 'chunk', transfer })
    this.acts.carry(seat, data)
    return true
  }

  /** One side is gone. */
  leave(seat: Seat, peer: Seat | undefined): void {
    this.announced.delete(seat)
    if (this.current === undefined) return
    peer?.say({ type: 'drop', transfer: this.current.transfer, reason: 'lost' })
    this.finish(this.current, 'lost')
  }

  end(): void {
    if (this.current !== undefined) this.finish(this.current, 'lost')
  }

  private fetch(seat: Seat, peer: Seat | undefined, words: Fetch): void {
    const running = this.begin(seat, peer, words, { sender: 'user', name: null, size: undefined })
    if (running) peer?.say(words)
  }

  private offer(seat: Seat, peer: Seat | undefined, words: Offer): void {
    const { kind, size } = words
    const name = kind === 'file' ? words.name : null
    const running = this.begin(seat, peer, words, { sender: 'agent', name, size })
    if (running === undefined) return
    if (size > mostTransferBytes[kind]) this.refuse(running, seat, 'too_large')
    else peer?.say(words)
  }

  /** The machine says what it has for whom asked for it. */
  private announce(seat: Seat, peer: Seat | undefined, words: Offer): void {
    const running = this.runningOf(words.transfer)
    if (running === undefined || peer === undefined) return
    if (running.sender !== 'user' || running.size !== undefined || running.kind !== words.kind) {
      this.refuse(running, peer, 'failed')
      seat.close(4400, 'nobody asked for this')
      return
    }
    if (running.kind === 'file') running.name = words.name
    if (words.size > mostTransferBytes[words.kind]) {
      this.refuse(running, peer, 'too_large')
      seat.say({ type: 'drop', transfer: words.transfer, reason: 'too_large' })
      return
    }
    running.size = words.size
    peer.say(words)
  }

  private took(seat: Seat, peer: Seat | undefined, words: Words<'took'>): void {
    const running = this.runningOf(words.transfer)
    if (running === undefined) return
    const isTheirs = running.sender !== seat.side && running.size !== undefined
    if (!isTheirs || words.bytes > running.sent || words.bytes < (running.taken ?? 0)) {
      seat.close(4400, 'so much was not sent')
      return
    }
    running.taken = words.bytes
    peer?.say(words)
  }

  private expect(seat: Seat, { transfer }: Words<'chunk'>): void {
    if (this.announced.has(seat)) seat.close(4400, 'a piece is missing')
    else this.announced.set(seat, transfer)
  }

  private done(seat: Seat, peer: Seat | undefined, words: Words<'done'>): void {
    const running = this.runningOf(words.transfer)
    if (running === undefined) return
    if (running.sender === seat.side || running.sent !== running.size) {
      seat.close(4400, 'it is not all there')
      return
    }
    if (running.kind === 'file' && seat.side === 'user') running.name = words.name
    peer?.say(words)
    this.finish(running, null)
  }

  private drop(peer: Seat | undefined, words: Words<'drop'>): void {
    const running = this.runningOf(words.transfer)
    if (running === undefined) return
    peer?.say(words)
    this.finish(running, words.reason)
  }

  private begin(
    seat: Seat,
    peer: Seat | undefined,
    { transfer, kind }: Offer | Fetch,
    rest: Pick<Running, 'sender' | 'name' | 'size'>,
  ): Running | undefined {
    const reason = this.whyNot(kind, peer)
    if (reason !== undefined) {
      seat.say({ type: 'drop', transfer, reason })
      return undefined
    }
    this.count += 1
    const direction = rest.sender === 'agent' ? 'to_machine' : 'from_machine'
    const rowId = this.acts.begin({ kind, direction, name: rest.name })
    this.current = { transfer, rowId, kind, sent: 0, taken: undefined, ...rest }
    return this.current
  }

  private whyNot(kind: TransferKind, peer: Seat | undefined): DropReason | undefined {
    if (!carries(this.kind, kind)) return 'refused'
    if (peer === undefined) return 'lost'
    return this.current !== undefined || this.count >= mostTransfers ? 'busy' : undefined
  }

  private refuse(running: Running, asker: Seat, reason: DropReason): void {
    asker.say({ type: 'drop', transfer: running.transfer, reason })
    this.finish(running, reason)
  }

  private finish(running: Running, reason: DropReason | null): void {
    this.current = undefined
    this.acts.end(running.rowId, { name: running.name, bytes: running.sent, reason })
  }

  private runningOf(transfer: string): Running | undefined {
    return this.current?.transfer === transfer ? this.current : undefined
  }
}
