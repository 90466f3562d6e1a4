import { createHash, randomUUID } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { access, mkdir, open, readFile, rename, rm, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { AppError } from '../kernel/errors.ts'
import type { FileStore, StoredFile } from '../kernel/services.ts'

/** Files on disk as `ab/cd/<sha256>`. A name appears only when its bytes are whole and flushed. */
export function diskFiles(root: string): FileStore {
  const pathOf = (sha256: string) => join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  return {
    put: (content, limit) => storeFile(root, pathOf, content, limit?.maxBytes ?? Number.POSITIVE_INFINITY),
    read: (sha256) => readFile(pathOf(sha256)),
    open: async (sha256) => {
      await access(pathOf(sha256), constants.R_OK)
      return createReadStream(pathOf(sha256))
    },
    exists: (sha256) => isThere(pathOf(sha256)),
    freeBytes: async () => {
      await mkdir(root, { recursive: true })
      const { bavail, bsize } = await statfs(root)
      return bavail * bsize
    },
  }
}

async function storeFile(
  root: string,
  pathOf: (sha256: string) => string,
  content: Readable | Buffer,
  maxBytes: number,
): Promise<StoredFile> {
  const incoming = join(root, 'incoming')
  await mkdir(incoming, { recursive: true })
  const temporary = join(incoming, randomUUID())
  try {
    const stored = await writeFlushed(temporary, content, maxBytes)
    await moveInto(temporary, pathOf(stored.sha256))
    return stored
  } finally {
    await rm(temporary, { force: true })
  }
}

async function writeFlushed(path: string, content: Readable | Buffer, maxBytes: number): Promise<StoredFile> {
  const hash = createHash('sha256')
  let size = 0
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of Buffer.isBuffer(content) ? [content] : content) {
      size += chunk.length
      if (size > maxBytes)
        throw new AppError('too_large', `At most ${Math.floor(maxBytes / 1024 / 1024)} MB are accepted`)
      hash.update(chunk)
      // Unlike `write`, goes on until every byte is written.
      await file.appendFile(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), size }
}

/** The folders are flushed too: a name that only lives in memory is gone after a power cut. */
async function moveInto(from: string, to: string): Promise<void> {
  if (await isThere(to)) return
  const made = await mkdir(dirname(to), { recursive: true })
  await rename(from, to)
  await flushFolder(dirname(to))
  if (made === undefined) return
  for (let folder = dirname(to); folder !== dirname(made); folder = dirname(folder)) await flushFolder(dirname(folder))
}

async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
