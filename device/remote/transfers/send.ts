import { basename } from 'node:path'
import { Readable } from 'node:stream'
import type { RemoteQuestion } from '../../../contract/remote-device.ts'
import { type Fetch, mostChunkBytes, mostTransferBytes } from '../../../contract/transfer.ts'
import type { Policy } from '../../policy.ts'
import type { RunAs } from '../user.ts'
import { chooseFile } from './choose.ts'
import { readClipboard } from './clipboard.ts'
import { Dropped } from './dropped.ts'
import type { Moving } from './moving.ts'
import { ownerOf, pathWithin } from './places.ts'
import { openFile } from './user-files.ts'

/** What a machine gives out. */
interface Source {
  name: string
  size: number
  content: Readable
}

interface Asked {
  moving: Moving
  policy: Policy
  question: RemoteQuestion
}

export async function sourceFor({ kind, path }: Fetch, asked: Asked): Promise<Source> {
  if (kind === 'clipboard') {
    const text = await readClipboard()
    return { name: '', size: text.length, content: Readable.from([text]) }
  }
  const user = ownerOf(asked.policy)
  const real = await allowedPath(path, user, asked)
  const { size, content } = await openFile(user, real).catch((error: unknown) => {
    throw error instanceof Dropped ? error : new Dropped('nothing')
  })
  if (size <= mostTransferBytes.file) return { name: basename(real), size, content }
  content.destroy()
  throw new Dropped('too_large')
}

/** By its path only where the policy names folders; and what a person picks has to lie in them as well. */
async function allowedPath(path: string | null, user: RunAs, { moving, policy, question }: Asked): Promise<string> {
  const { from } = policy.files
  if (path !== null) return pathWithin(from, path)
  const chosen = await chooseFile(question, user.home, moving.signal)
  moving.check()
  return from.length === 0 ? chosen : pathWithin(from, chosen)
}

/** Sends what was announced and no byte more, as fast as the other side takes it. */
export async function send(
  moving: Moving,
  { size, content }: Source,
  sendPiece: (bytes: Buffer) => Promise<void>,
): Promise<void> {
  let sent = 0
  moving.signal.addEventListener('abort', () => content.destroy(), { once: true })
  try {
    moving.check()
    for await (const piece of piecesOf(content)) {
      // A file may have grown.
      const bytes = piece.subarray(0, size - sent)
      if (bytes.length === 0) break
      await moving.roomFor(sent + bytes.length)
      await sendPiece(bytes)
      sent += bytes.length
    }
  } finally {
    content.destroy()
  }
  if (sent < size) throw new Dropped('failed')
  await moving.allTaken()
}

/** Small parts are put together: each piece costs a word at the relay. */
async function* piecesOf(content: Readable): AsyncGenerator<Buffer> {
  let waiting = Buffer.alloc(0)
  for await (const part of content) {
    // Strings come only of streams that were told an encoding.
    waiting = Buffer.concat([waiting, part as Buffer])
    for (; waiting.length >= mostChunkBytes; waiting = waiting.subarray(mostChunkBytes))
      yield waiting.subarray(0, mostChunkBytes)
  }
  if (waiting.length > 0) yield waiting
}
