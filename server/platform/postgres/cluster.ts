import { chownSync, existsSync, fchownSync, fstatSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import { type Binaries, findRunnableBinaries } from './binaries.ts'
import {
  type DatabaseFolder,
  dataDirOf,
  type Log,
  listMajors,
  openFolder,
  rememberLocation,
  secretFileOf,
} from './folder.ts'
import { createCluster } from './initdb.ts'
import { socketDirOf } from './pid-file.ts'
import { readSecret, type Secret } from './secret.ts'
import { onWindows } from './system-user.ts'

/** What is needed to recognise and ask a server: its data and its passwords. */
export interface DataFolder {
  dataDir: string
  secret: Secret
}

/** A whole cluster and the programs that run it. */
export interface Cluster extends DataFolder {
  folder: DatabaseFolder
  binaries: Binaries
  logFile: string
  isNew: boolean
  log: Log
}

export async function openCluster(dir: string, log: Log): Promise<Cluster> {
  const folder = openFolder(dir, log)
  const binaries = findRunnableBinaries(folder, log)
  refuseOtherMajor(folder, binaries)
  const dataDir = dataDirOf(folder.root, binaries.major)
  const isNew = !existsSync(path.join(dataDir, 'PG_VERSION')) && (await createCluster(folder, binaries))
  if (isNew) rememberLocation(folder)
  const secret = readSecret(secretFileOf(folder.root, binaries.major))
  return { folder, binaries, dataDir, secret, logFile: rotateLog(folder.root), isNew, log }
}

/** The folder for the Unix socket; undefined where its path would be too long (104 bytes on macOS, 108 on Linux). */
export function openSocketDir({ dataDir, folder }: Cluster): string | undefined {
  const socketDir = socketDirOf(dataDir)
  if (onWindows || Buffer.byteLength(path.join(socketDir, '.s.PGSQL.5432')) > 100) return undefined
  mkdirSync(socketDir, { recursive: true, mode: 0o700 })
  if (folder.user) chownSync(socketDir, folder.user.uid, folder.user.gid)
  return socketDir
}

/** Opens the server's log for it, and says where it ends now. */
export function openLog({ logFile, folder }: Cluster): { log: number; size: number } {
  const log = openSync(logFile, 'a', 0o600)
  if (folder.user) fchownSync(log, folder.user.uid, folder.user.gid)
  return { log, size: fstatSync(log).size }
}

function refuseOtherMajor(folder: DatabaseFolder, { major }: Binaries): void {
  const majors = listMajors(folder.root)
  if (majors.length === 0 || majors.includes(major)) return
  throw new Error(
    `The database in ${folder.root} was made by PostgreSQL ${majors.join(', ')} and this Mesa carries ${major}. ` +
      'Make a backup with the Mesa that made it, and restore it with this one into an empty folder.',
  )
}

function rotateLog(root: string): string {
  const file = path.join(root, 'postgres.log')
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > 10 * 1024 * 1024) renameSync(file, `${file}.1`)
  return file
}
