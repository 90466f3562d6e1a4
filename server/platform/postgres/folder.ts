import { createHash } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { canReach, chooseSystemUser, isRoot, listSystemFolders, type SystemUser } from './system-user.ts'

export type Log = (message: string) => void

/** Where a database lives: `pg<major>/{data,secret.json}`, `run` (sockets) and `postgres.log` under one root. */
export interface DatabaseFolder {
  root: string
  /** What the operator calls it: differs from root when root had to be elsewhere. */
  name: string
  user: SystemUser | undefined
}

const MOVED = 'location.txt'

export function openFolder(dir: string, log: Log): DatabaseFolder {
  mkdirSync(dir, { recursive: true })
  const folder = locateFolder(dir)
  if (folder.root !== folder.name) {
    mkdirSync(folder.root, { recursive: true, mode: 0o755 })
    log(`${folder.name} is closed to the user PostgreSQL runs as; the database lives in ${folder.root}`)
  }
  if (folder.user) chownSync(folder.root, folder.user.uid, folder.user.gid)
  return folder
}

/** Finds the root of an existing folder without changing anything. */
export function locateFolder(dir: string): DatabaseFolder {
  const name = realpathSync(dir)
  const moved = whereMoved(name)
  const root = moved ?? name
  refuseForeignData(root)
  const major = listMajors(root).at(-1)
  const dataDir = major === undefined ? undefined : dataDirOf(root, major)
  const user = chooseSystemUser(dataDir)
  if (moved !== undefined || canReach(root, user)) return { root, name, user }
  return locateElsewhere(name, user)
}

/** Remembers where the data went, so that opening the closed folder later cannot make it look empty. */
export function rememberLocation(folder: DatabaseFolder): void {
  if (folder.root === folder.name) return
  writeFileSync(path.join(folder.name, MOVED), `${folder.root}\n`, { flush: true })
}

/** The major versions with a whole cluster in the folder, oldest first. */
export function listMajors(root: string): number[] {
  if (!existsSync(root)) return []
  const names = readdirSync(root).filter(isMajorName)
  const majors = names.map((name) => Number(name.slice(2))).sort((a, b) => a - b)
  return majors.filter((major) => existsSync(path.join(dataDirOf(root, major), 'PG_VERSION')))
}

export function dataDirOf(root: string, major: number): string {
  return path.join(root, `pg${major}`, 'data')
}

export function secretFileOf(root: string, major: number): string {
  return path.join(root, `pg${major}`, 'secret.json')
}

function whereMoved(name: string): string | undefined {
  const file = path.join(name, MOVED)
  if (!existsSync(file)) return undefined
  const root = readFileSync(file, 'utf8').trim()
  if (listMajors(root).length > 0) return root
  throw new Error(
    `The database of ${name} was kept in ${root} and is not there any more. Bring that folder back, ` +
      `or remove ${file} to begin with an empty database.`,
  )
}

/** Of this very folder: one that was removed and made again under the same name begins with an empty database. */
function locateElsewhere(name: string, user: SystemUser | undefined): DatabaseFolder {
  const [base = name] = listSystemFolders()
  const { ino, birthtimeMs } = statSync(name)
  const key = createHash('sha256').update(`${name}\n${ino}\n${birthtimeMs}`).digest('hex').slice(0, 12)
  const root = path.join(base, `db-${key}`)
  const major = listMajors(root).at(-1)
  return { root, name, user: major === undefined ? user : chooseSystemUser(dataDirOf(root, major)) }
}

/** Said first: to another user a closed folder would look empty. */
function refuseForeignData(root: string): void {
  const ownUid = process.getuid?.()
  if (ownUid === undefined || isRoot() || !existsSync(root)) return
  for (const name of readdirSync(root).filter(isMajorName)) {
    const { uid } = statSync(path.join(root, name))
    if (uid !== ownUid)
      throw new Error(`The database in ${root} belongs to user ${uid}: run Mesa as that user or as root.`)
  }
}

function isMajorName(name: string): boolean {
  return /^pg\d+$/.test(name)
}
