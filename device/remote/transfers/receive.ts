import { basename } from 'node:path'
import { mostTransferBytes, type Offer } from '../../../contract/transfer.ts'
import type { Policy } from '../../policy.ts'
import { writeClipboard } from './clipboard.ts'
import { Dropped } from './dropped.ts'
import type { Moving } from './moving.ts'
import { folderFor, freePath, ownerOf } from './places.ts'
import { beginUnfinished } from './unfinished.ts'
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

/** `agentFolder` is the agent's own, where it notes what is not finished. */
export async function targetFor(offer: Offer, policy: Policy, agentFolder: string): Promise<Target> {
  if (offer.size > mostTransferBytes[offer.kind]) throw new Dropped('too_large')
  return offer.kind === 'file' ? fileTarget(offer.name, policy, agentFolder) : clipboardTarget()
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

async function fileTarget(name: string, policy: Policy, agentFolder: string): Promise<Target> {
  const user = ownerOf(policy)
  const folder = await folderFor(policy, user)
  const path = await freePath(folder, name)
  const unfinished = await beginUnfinished(agentFolder, { name: user.name, isOther: user.isOther }, folder)
  const file = await createFile(user, path, unfinished.path).catch(async (error: unknown) => {
    await unfinished.forget()
    throw error
  })
  const then = (run: () => Promise<void>) => async () => {
    await run()
    await unfinished.forget()
  }
  return { name: basename(path), folder, write: file.write, finish: then(file.finish), discard: then(file.discard) }
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
