import type { Writable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import type { RemoteKind } from '#contract/remote-session.ts'

/** Writes what the machine sends into a file that can be replayed, as it comes. */
export interface Recorder {
  /** What the machine sent. */
  take(data: Buffer): void
  resize(columns: number, rows: number): void
  /** What waits to be written; whoever brings more had better wait. */
  readonly waitingBytes: number
  readonly size: number
  close(): Promise<void>
}

/** `elapsedMs` is the time since the recording began. */
export function recorderOf(kind: RemoteKind, file: Writable, elapsedMs: () => number): Recorder {
  let size = 0
  let hasFailed = false
  // A full disk ends the recording, not the session; what there is can be replayed.
  file.on('error', () => {
    hasFailed = true
  })
  const write = (data: Buffer | string) => {
    if (hasFailed) return
    size += Buffer.byteLength(data)
    file.write(data)
  }
  return {
    ...formOf(kind, write, elapsedMs),
    get waitingBytes() {
      return hasFailed ? 0 : file.writableLength
    },
    get size() {
      return size
    },
    close: () => new Promise((resolve) => (hasFailed ? resolve() : file.end(() => resolve()))),
  }
}

type Write = (data: Buffer | string) => void

function formOf(kind: RemoteKind, write: Write, elapsedMs: () => number): Pick<Recorder, 'take' | 'resize'> {
  switch (kind) {
    case 'share':
      return { take: write, resize: () => undefined }
    case 'terminal':
      return asciicast(write, elapsedMs)
    case 'view':
    case 'control':
      return { take: (data) => write(timed(data, elapsedMs())), resize: () => undefined }
  }
}

/** asciicast v2: a line for the header, then one for each piece of output. What is typed is not recorded. */
function asciicast(write: Write, elapsedMs: () => number): Pick<Recorder, 'take' | 'resize'> {
  const decoder = new StringDecoder('utf8')
  let hasBegun = false
  const begin = (width: number, height: number) => {
    if (!hasBegun) write(`${JSON.stringify({ version: 2, width, height })}\n`)
    hasBegun = true
  }
  const line = (code: 'o' | 'r', text: string) => write(`${JSON.stringify([elapsedMs() / 1000, code, text])}\n`)
  return {
    take: (data) => {
      begin(80, 24)
      const text = decoder.write(data)
      if (text !== '') line('o', text)
    },
    resize: (columns, rows) => {
      if (hasBegun) line('r', `${columns}x${rows}`)
      begin(columns, rows)
    },
  }
}

/** Milliseconds and length, 32 bits each, big-endian, before the bytes. */
function timed(data: Buffer, ms: number): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(Math.min(ms, 0xffff_ffff), 0)
  head.writeUInt32BE(data.length, 4)
  return Buffer.concat([head, data])
}
