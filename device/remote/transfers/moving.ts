import { type DropReason, transferWindowBytes } from '../../../contract/transfer.ts'
import { Dropped } from './dropped.ts'

/** One transfer on its way: what was heard of it, and how its next step is waited for. */
export class Moving {
  readonly transfer: string
  private readonly stopping = new AbortController()
  private readonly pieces: Buffer[] = []
  private waitingBytes = 0
  private taken: number | undefined
  private isDone = false
  private dropped: Dropped | undefined
  private change = Promise.withResolvers<void>()

  constructor(transfer: string) {
    this.transfer = transfer
  }

  get signal(): AbortSignal {
    return this.stopping.signal
  }

  /** A piece came. Whoever sends more than the window lets is not waited for. */
  push(bytes: Buffer): void {
    this.pieces.push(bytes)
    this.waitingBytes += bytes.length
    if (this.waitingBytes > transferWindowBytes) this.drop('failed')
    this.changed()
  }

  took(bytes: number): void {
    this.taken = bytes
    this.changed()
  }

  done(): void {
    this.isDone = true
    this.changed()
  }

  drop(reason: DropReason): void {
    this.dropped ??= new Dropped(reason)
    this.pieces.length = 0
    this.stopping.abort()
    this.changed()
  }

  async nextPiece(): Promise<Buffer> {
    await this.until(() => this.pieces.length > 0)
    const piece = this.pieces.shift() ?? Buffer.alloc(0)
    this.waitingBytes -= piece.length
    return piece
  }

  /** Until so much may have been sent. */
  async roomFor(bytes: number): Promise<void> {
    await this.until(() => this.taken !== undefined && bytes - this.taken <= transferWindowBytes)
  }

  async allTaken(): Promise<void> {
    await this.until(() => this.isDone)
  }

  /** Throws when it was dropped meanwhile. */
  check(): void {
    if (this.dropped !== undefined) throw this.dropped
  }

  private async until(isSo: () => boolean): Promise<void> {
    for (;;) {
      this.check()
      if (isSo()) return
      await this.change.promise
    }
  }

  private changed(): void {
    this.change.resolve()
    this.change = Promise.withResolvers()
  }
}
