import { mostTransferBytes } from '../../../contract/transfer.ts'
import { Dropped } from './dropped.ts'

const answersWithinMs = 10_000

/** The text on this machine's clipboard. */
export async function readClipboard(): Promise<Buffer> {
  const text = Buffer.from(await onClipboard((clipboard) => clipboard.getContent()))
  if (text.length === 0) throw new Dropped('nothing')
  if (text.length > mostTransferBytes.clipboard) throw new Dropped('too_large')
  return text
}

export async function writeClipboard(text: Buffer): Promise<void> {
  const plain = text.toString().replaceAll('\0', '')
  await onClipboard((clipboard) => clipboard.setContent(plain))
}

interface Clipboard {
  getContent(): Promise<string>
  setContent(text: string): Promise<void>
}

/** Whoever owns the clipboard is another program here, which may never answer. */
async function onClipboard<Result>(act: (clipboard: Clipboard) => Promise<Result>): Promise<Result> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Dropped('failed')), answersWithinMs)
  try {
    // Native, and fetched only when it is needed.
    const { clipboard } = await import('@nut-tree-fork/nut-js').catch(() => {
      throw new Dropped('unsupported')
    })
    return await Promise.race([act(clipboard), late.promise])
  } finally {
    clearTimeout(timer)
  }
}
