import { existsSync } from 'node:fs'
import path from 'node:path'
import { appUrl } from './connection-url.ts'
import { dataDirOf, listMajors, locateFolder, secretFileOf } from './folder.ts'
import { isOwned } from './ownership.ts'
import { readPidFile } from './pid-file.ts'
import { findRunningServer } from './running-server.ts'
import { readSecret } from './secret.ts'

/** The program's URL on the server that a live Mesa runs for the folder; undefined when none does. */
export async function findEmbeddedPostgres(dir: string): Promise<string | undefined> {
  if (!existsSync(dir)) return undefined
  const { root } = locateFolder(path.resolve(dir))
  const major = listMajors(root).at(-1)
  if (major === undefined) return undefined
  const dataDir = dataDirOf(root, major)
  if (!readPidFile(dataDir)) return undefined
  const data = { dataDir, secret: readSecret(secretFileOf(root, major)) }
  const running = await findRunningServer(data)
  if (!running) return undefined
  const hasOwner = await isOwned(running.client)
  await running.client.end()
  return hasOwner ? appUrl(data.secret, running.address) : undefined
}
