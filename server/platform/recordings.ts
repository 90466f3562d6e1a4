import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { RecordingStore } from '../kernel/services.ts'

/** Recordings on disk, one file for each session. They name nothing but the id. */
export function diskRecordings(root: string): RecordingStore {
  const pathOf = (id: string) => {
    if (!/^[\da-f-]{36}$/.test(id)) throw new Error('A recording is named by the id of its session')
    return join(root, id)
  }
  return {
    write: async (id) => {
      await mkdir(root, { recursive: true, mode: 0o700 })
      return createWriteStream(pathOf(id), { flags: 'a', mode: 0o600 })
    },
    open: async (id, range) => {
      const about = await stat(pathOf(id)).catch(() => undefined)
      return about && { content: createReadStream(pathOf(id), range), size: about.size }
    },
    remove: (id) => rm(pathOf(id), { force: true }),
  }
}
