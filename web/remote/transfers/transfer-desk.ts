import type { AgentSays, RelaySays } from '#contract/relay.ts'
import {
  type Able,
  type DropReason,
  mostChunkBytes,
  mostTransferBytes,
  type Offer,
  type TransferKind,
  transferWindowBytes,
} from '#contract/transfer.ts'
import { newKey } from '#web/lib/client.ts'

/** A file or a clipboard that was sent or asked for on this page. */
export interface TransferItem {
  transfer: string
  kind: TransferKind
  direction: 'to_machine' | 'from_machine'
  name: string | null
  /** Null until the machine has said how much it is. */
  size: number | null
  bytes: number
  state: 'running' | 'done' | 'dropped'
  reason: DropReason | null
  /** What came from the machine, when it is all there. */
  content: Blob | undefined
}

export interface TransferState {
  /** What the machine allows; undefined until it has said so. */
  able: Able | undefined
  /** The newest first. */
  items: readonly TransferItem[]
}

interface Line {
  say(words: AgentSays): void
  send(bytes: Uint8Array<ArrayBuffer>): void
}

/** What goes to the machine, or comes from it piece by piece. */
interface Moving {
  transfer: string
  outgoing: Blob | undefined
  incoming: ArrayBuffer[]
  sent: number
  taken: number
  isPumping: boolean
}

const kept = 50

/** The files and clipboards of a session on the helping side, one at a time. */
export class TransferDesk {
  private readonly line: Line
  private readonly onChange: (state: TransferState) => void
  private state: TransferState = { able: undefined, items: [] }
  private current: Moving | undefined
  /** Whose the next binary frame is. */
  private announced: string | undefined

  constructor(line: Line, onChange: (state: TransferState) => void) {
    this.line = line
    this.onChange = onChange
  }

  send(kind: TransferKind, name: string, content: Blob): void {
    const transfer = this.begin(kind, 'to_machine', kind === 'file' ? name : null, content)
    if (content.size > mostTransferBytes[kind]) this.end(transfer, 'too_large')
    else this.line.say({ type: 'offer', transfer, kind, name, size: content.size })
  }

  /** A file by its path, or one that the person at the machine picks. */
  fetch(kind: TransferKind, path: string | null): void {
    const transfer = this.begin(kind, 'from_machine', null, undefined)
    this.line.say({ type: 'fetch', transfer, kind, path })
  }

  cancel(): void {
    if (this.current !== undefined) this.drop(this.current.transfer, 'cancelled')
  }

  /** The connection, or the machine, is gone. */
  lost(): void {
    this.announced = undefined
    if (this.current !== undefined) this.end(this.current.transfer, 'lost')
  }

  hear(words: RelaySays): void {
    if (words.type === 'able') {
      this.show({ able: words })
      return
    }
    if (!('transfer' in words)) return
    if (words.type === 'chunk') this.announced = words.transfer
    const moving = this.current
    if (moving?.transfer !== words.transfer) return
    switch (words.type) {
      case 'offer':
        this.accept(moving, words)
        break
      case 'took':
        moving.taken = words.bytes
        this.change(words.transfer, { bytes: words.bytes })
        void this.pump(moving)
        return
      case 'done':
        this.change(words.transfer, { name: words.name })
        this.end(words.transfer, null)
        break
      case 'drop':
        this.end(words.transfer, words.reason)
        break
      default:
        return
    }
  }

  /** Whether the bytes are a piece of what the machine sends, and not its screen. */
  takes(bytes: ArrayBuffer): boolean {
    const { announced, current } = this
    if (announced === undefined) return false
    this.announced = undefined
    if (current?.transfer === announced) this.take(current, bytes)
    return true
  }

  private accept(moving: Moving, { transfer, kind, name, size }: Offer): void {
    this.change(transfer, { size, name: kind === 'file' ? name : null })
    if (size > mostTransferBytes[kind]) {
      this.drop(transfer, 'too_large')
      return
    }
    this.line.say({ type: 'took', transfer, bytes: 0 })
    this.finishIfWhole(moving, size)
  }

  private take(moving: Moving, bytes: ArrayBuffer): void {
    const { transfer } = moving
    const size = this.itemOf(transfer)?.size ?? 0
    moving.taken += bytes.byteLength
    if (moving.taken > size) {
      this.drop(transfer, 'failed')
      return
    }
    moving.incoming.push(bytes)
    this.change(transfer, { bytes: moving.taken })
    this.line.say({ type: 'took', transfer, bytes: moving.taken })
    this.finishIfWhole(moving, size)
  }

  private finishIfWhole({ transfer, taken, incoming }: Moving, size: number): void {
    if (taken < size) return
    // Without a type of its own: no browser shows it, it is only kept.
    this.change(transfer, { content: new Blob(incoming, { type: 'application/octet-stream' }) })
    this.line.say({ type: 'done', transfer, name: this.itemOf(transfer)?.name ?? '' })
    this.end(transfer, null)
  }

  /** Sends as much as may be under way. */
  private async pump(moving: Moving): Promise<void> {
    const { outgoing, transfer } = moving
    if (outgoing === undefined || moving.isPumping) return
    moving.isPumping = true
    try {
      while (moving.sent < outgoing.size) {
        const end = Math.min(moving.sent + mostChunkBytes, outgoing.size)
        if (end - moving.taken > transferWindowBytes) break
        const bytes = new Uint8Array(await outgoing.slice(moving.sent, end).arrayBuffer())
        if (this.current !== moving) return
        this.line.say({ type: 'chunk', transfer })
        this.line.send(bytes)
        moving.sent = end
      }
    } catch {
      // The file was changed or taken away meanwhile.
      this.drop(transfer, 'failed')
    } finally {
      moving.isPumping = false
    }
  }

  private begin(
    kind: TransferKind,
    direction: TransferItem['direction'],
    name: string | null,
    outgoing: Blob | undefined,
  ): string {
    const transfer = newKey()
    this.current = { transfer, outgoing, incoming: [], sent: 0, taken: 0, isPumping: false }
    const item = { transfer, kind, direction, name, size: outgoing?.size ?? null, bytes: 0 }
    const items = [
      { ...item, state: 'running' as const, reason: null, content: undefined },
      ...this.state.items.slice(0, kept - 1),
    ]
    this.show({ items })
    return transfer
  }

  private drop(transfer: string, reason: DropReason): void {
    this.line.say({ type: 'drop', transfer, reason })
    this.end(transfer, reason)
  }

  private end(transfer: string, reason: DropReason | null): void {
    this.current = undefined
    this.change(transfer, { state: reason === null ? 'done' : 'dropped', reason })
  }

  private itemOf(transfer: string): TransferItem | undefined {
    return this.state.items.find((item) => item.transfer === transfer)
  }

  private change(transfer: string, change: Partial<TransferItem>): void {
    this.show({ items: this.state.items.map((item) => (item.transfer === transfer ? { ...item, ...change } : item)) })
  }

  private show(change: Partial<TransferState>): void {
    this.state = { ...this.state, ...change }
    this.onChange(this.state)
  }
}
