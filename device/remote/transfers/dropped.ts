import type { DropReason } from '../../../contract/transfer.ts'

/** Why a transfer comes to nothing; both sides are told no more than the reason. */
export class Dropped extends Error {
  override name = 'Dropped'
  readonly reason: DropReason

  constructor(reason: DropReason) {
    super(reason)
    this.reason = reason
  }
}
