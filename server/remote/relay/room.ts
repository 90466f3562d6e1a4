import type { AgentSays, UserSays } from '#contract/relay.ts'
import type { RemoteKind } from '#contract/remote-session.ts'
import type { GivenIceServer } from '#contract/signalling.ts'
import type { SessionRow, Side } from '../schema.ts'
import type { Recorder } from './recorder.ts'
import { mostWaitingBytes, type Seat } from './seat.ts'
import { Signalling } from './signalling.ts'
import { type TransferActs, Transfers } from './transfers.ts'

/** With what a room begins. */
interface Opening {
  recorder: Recorder | undefined
  iceServers: readonly GivenIceServer[]
}

/** What a room wants to be done outside of it. */
export interface RoomActs {
  /** Both are there for the first time. */
  begin(): void
  stop(side: Side): void
  keepLine(side: Side, text: string): Promise<Date>
  /** The picture goes from browser to browser. */
  noteDirect(): void
  beginTransfer: TransferActs['begin']
  endTransfer: TransferActs['end']
}

/** Where the two sides of one session meet. Nothing here outlives the process: what must, is in the database. */
export class Room {
  readonly id: string
  readonly kind: RemoteKind
  private recorder: Recorder | undefined
  private readonly seats = new Map<Side, Seat>()
  private readonly acts: RoomActs
  private readonly transfers: Transfers
  private readonly signalling: Signalling
  private toMachine = 0
  private fromMachine = 0
  private isActive = true
  /** Until it is known whether the session is recorded, nothing passes: the recording would lack its beginning. */
  isOpen = false
  private size: { columns: number; rows: number } | undefined

  constructor(session: SessionRow, acts: RoomActs) {
    this.id = session.id
    // The database's check holds the column to these words.
    this.kind = session.kind as RemoteKind
    this.acts = acts
    this.signalling = new Signalling({
      // A recording is made of what passes here.
      isPossible: this.kind === 'share' && !session.isRecorded,
      onSeen: acts.noteDirect,
    })
    this.transfers = new Transfers(this.kind, {
      begin: acts.beginTransfer,
      end: acts.endTransfer,
      carry: (from, data) => {
        const to = this.peerOf(from.side)
        if (to !== undefined) this.carry(from, to, data)
      },
    })
  }

  get isEmpty(): boolean {
    return this.seats.size === 0
  }

  get isMet(): boolean {
    return this.seats.size === 2
  }

  /** Takes a side in; an earlier connection of the same side has to go. */
  enter(seat: Seat): void {
    const earlier = this.seats.get(seat.side)
    if (earlier !== undefined) this.transfers.leave(earlier, this.peerOf(seat.side))
    earlier?.close(4409, 'connected from elsewhere')
    this.signalling.end()
    this.seats.set(seat.side, seat)
    const peer = this.peerOf(seat.side)
    if (peer === undefined) {
      seat.say({ type: 'peer', isHere: false, name: '' })
      return
    }
    seat.say({ type: 'peer', isHere: true, name: peer.name })
    peer.say({ type: 'peer', isHere: true, name: seat.name })
    if (!this.isOpen) {
      this.acts.begin()
      return
    }
    this.passKept()
    this.invite()
  }

  /** It has begun; what was kept so far, and all that follows, passes. */
  open({ recorder, iceServers }: Opening): void {
    this.recorder = recorder
    this.signalling.giveServers(iceServers)
    if (this.size) recorder?.resize(this.size.columns, this.size.rows)
    this.isOpen = true
    this.transfers.greet(this.seats.get('agent'))
    this.passKept()
    this.invite()
  }

  get recordedBytes(): number | undefined {
    return this.recorder?.size
  }

  leave(seat: Seat): void {
    if (this.seats.get(seat.side) !== seat) return
    this.seats.delete(seat.side)
    const peer = this.peerOf(seat.side)
    this.transfers.leave(seat, peer)
    this.signalling.end()
    peer?.resume()
    peer?.say({ type: 'peer', isHere: false, name: seat.name })
  }

  /** Bytes of the screen or the terminal, on their way to the other side. */
  takeBytes(seat: Seat, data: Buffer): void {
    if (this.transfers.takes(seat, this.openPeerOf(seat), data)) return
    if (seat.side === 'agent') {
      // A shared screen is looked at, and a look sends nothing.
      if (this.kind === 'share') {
        seat.close(4400, 'nothing is sent to a shared screen')
        return
      }
      // Asking for the next picture (RFB, FramebufferUpdateRequest) is what a page does by itself.
      if (this.kind === 'terminal' || data[0] !== 3) this.isActive = true
    }
    const peer = this.peerOf(seat.side)
    if (peer === undefined || !this.isOpen) seat.keep(data)
    else this.carryShown(seat, peer, data)
  }

  async hearAgent(seat: Seat, words: AgentSays): Promise<void> {
    switch (words.type) {
      case 'answer':
      case 'candidate':
      case 'sees':
      case 'unable':
        // Pages say these by themselves.
        return this.signalling.hear(seat, this.openPeerOf(seat), words)
    }
    this.isActive = true
    switch (words.type) {
      case 'chat':
        return this.tellAll('agent', words.text)
      case 'pointer':
        return this.peerOf(seat.side)?.say(words)
      case 'size':
        this.size = words
        this.recorder?.resize(words.columns, words.rows)
        return this.peerOf(seat.side)?.say(words)
      case 'present':
        return
      case 'stop':
        return this.acts.stop('agent')
      default:
        return this.transfers.hear(seat, this.openPeerOf(seat), words)
    }
  }

  async hearUser(seat: Seat, words: UserSays): Promise<void> {
    switch (words.type) {
      case 'chat':
        this.isActive = true
        return this.tellAll('user', words.text)
      case 'film':
        this.signalling.film()
        return this.peerOf(seat.side)?.say(words)
      case 'call':
      case 'candidate':
        return this.signalling.hear(seat, this.openPeerOf(seat), words)
      case 'stop':
        return this.acts.stop('user')
      default:
        return this.transfers.hear(seat, this.openPeerOf(seat), words)
    }
  }

  /** What passed since the last time. */
  takeProgress() {
    const progress = {
      toMachine: this.toMachine,
      fromMachine: this.fromMachine,
      isActive: this.isActive,
      isMet: this.isMet,
    }
    this.toMachine = 0
    this.fromMachine = 0
    this.isActive = false
    return progress
  }

  beat(): void {
    for (const seat of this.seats.values()) seat.beat()
    if (this.kind === 'share') this.seats.get('user')?.say({ type: 'beat' })
  }

  /** Nothing passes any more: what has passed can be counted. */
  close(): void {
    this.isOpen = false
    this.signalling.end()
  }

  /** Tells both sides why it is over, and closes their connections. */
  async end(reason: string): Promise<void> {
    const seats = [...this.seats.values()]
    this.seats.clear()
    this.transfers.end()
    await this.recorder?.close()
    for (const seat of seats) {
      seat.say({ type: 'ended', reason })
      seat.close(1000, 'ended')
    }
  }

  private invite(): void {
    this.signalling.invite(this.seats.get('agent'), this.seats.get('user'))
  }

  private async tellAll(from: Side, text: string): Promise<void> {
    const at = await this.acts.keepLine(from, text)
    for (const seat of this.seats.values()) seat.say({ type: 'chat', from, text, at: at.toISOString() })
  }

  /** What the machine shows is recorded, where it is to be; files that pass are not. */
  private carryShown(from: Seat, to: Seat, data: Buffer): void {
    if (from.side === 'user') this.recorder?.take(data)
    this.carry(from, to, data)
  }

  /** Whoever writes faster than the other side reads, or than the recording is written, waits. */
  private carry(from: Seat, to: Seat, data: Buffer): void {
    if (from.side === 'agent') this.toMachine += data.length
    else this.fromMachine += data.length
    to.whenDrained(() => this.letGoOn(from))
    to.send(data)
    if (this.isFull(to)) from.pause()
  }

  private passKept(): void {
    for (const seat of this.seats.values()) {
      const peer = this.peerOf(seat.side)
      if (peer === undefined) continue
      for (const data of seat.takeKept()) this.carryShown(seat, peer, data)
      this.letGoOn(seat)
    }
  }

  private letGoOn(writer: Seat): void {
    const reader = this.peerOf(writer.side)
    if (reader !== undefined && !this.isFull(reader)) writer.resume()
  }

  private isFull(reader: Seat): boolean {
    return reader.waitingBytes + (this.recorder?.waitingBytes ?? 0) > mostWaitingBytes
  }

  /** Undefined also until what passes may pass. */
  private openPeerOf(seat: Seat): Seat | undefined {
    return this.isOpen ? this.peerOf(seat.side) : undefined
  }

  private peerOf(side: Side): Seat | undefined {
    return this.seats.get(side === 'agent' ? 'user' : 'agent')
  }
}
