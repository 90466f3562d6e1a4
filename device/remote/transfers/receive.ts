import { basename } from 'node:path'
import { mostTransferBytes, type Offer } from '../../../contract/transfer.ts'
import type { Policy } from '../../policy.ts'
import { writeClipboard } from './clipboard.ts'
import { Dropped } from './dropped.ts'
import type { Moving } from './moving.ts'
import { folderFor, freePath, ownerOf } from './places.ts'
import { createFile } from './user-files.ts'

/** What a machine does with what it is sent. */
interface Target {
  /** What it is called here; nothing of a clipboard. */
  name: string
  /** For the person here. */
  folder: string
  write(bytes: Buffer): Promise<void>
  finish(): Promise<void>
  discard(): Promise<void>
}

export async function targetFor(offer: Offer, policy: Policy): Promise<Target> {
  if (offer.size > mostTransferBytes[offer.kind]) throw new Dropped('too_large')
  return offer.kind === 'file' ? fileTarget(offer.name, policy) : clipboardTarget()
}

/** Takes it piece by piece, and says how much it has; what is broken off leaves nothing behind. */
export async function receive(
  moving: Moving,
  { size }: Offer,
  target: Target,
  took: (bytes: number) => void,
): Promise<void> {
  try {
    let received = 0
    took(received)
    while (received < size) {
      const piece = await moving.nextPiece()
      received += piece.length
      if (received > size) throw new Dropped('failed')
      await target.write(piece)
      took(received)
    }
    moving.check()
    await target.finish()
  } catch (error) {
    await target.discard()
    throw error
  }
}

async function fileTarget(name: string, policy: Policy): Promise<Target> {
  const user = ownerOf(policy)
  const folder = await folderFor(policy, user)
  const path = await freePath(folder, name)
  const file = await createFile(user, path)
  return { name: basename(path), folder, ...file }
}

function clipboardTarget(): Target {
  const parts: Buffer[] = []
  return {
    name: '',
    folder: '',
    write: async (bytes) => {
      parts.push(bytes)
    },
    finish: () => writeClipboard(Buffer.concat(parts)),
    discard: () => Promise.resolve(),
  }
}
