import { lstat, readFile, realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, parse, relative, resolve, sep } from 'node:path'
import type { Policy } from '../../policy.ts'
import { type RunAs, terminalUser } from '../user.ts'
import { Dropped } from './dropped.ts'

const mostOfOneName = 99

/** Whose the files are: whoever a terminal would belong to, and never root. */
export function ownerOf({ remote }: Policy): RunAs {
  const user = terminalUser(remote.user)
  if (user === undefined) throw new Dropped('unsupported')
  return user
}

/** Where a received file goes under a name that is free: nothing is ever written over. */
export async function freePath(folder: string, name: string): Promise<string> {
  const { name: stem, ext } = parse(name)
  for (let count = 1; count <= mostOfOneName; count += 1) {
    const path = join(folder, count === 1 ? name : `${stem} (${count})${ext}`)
    if (!(await isThere(path))) return path
  }
  throw new Dropped('failed')
}

/** The policy's folder, else the user's downloads as their desktop names them, else their home. */
export async function folderFor({ files }: Policy, { home }: RunAs): Promise<string> {
  if (files.folder !== undefined) return files.folder
  for (const folder of [await namedDownloads(home), join(home, 'Downloads')])
    if (folder !== undefined && (await isFolder(folder))) return folder
  return home
}

/** What freedesktop.org's `user-dirs.dirs` says, as `$HOME/Descargas`. */
async function namedDownloads(home: string): Promise<string | undefined> {
  const text = await readFile(join(home, '.config', 'user-dirs.dirs'), 'utf8').catch(() => '')
  const named = /^XDG_DOWNLOAD_DIR="\$HOME\/([^"$\\]+)"$/m.exec(text)?.[1]
  return named === undefined ? undefined : join(home, named)
}

/**
 * The real path of what lies in one of the folders; refused otherwise. Links are followed before it is judged, and what
 * is asked for elsewhere is refused before the disk is asked: whether it exists there is nobody's business.
 */
export async function pathWithin(folders: readonly string[], path: string): Promise<string> {
  if (!isAbsolute(path) || !folders.some((folder) => isIn(folder, resolve(path)))) throw new Dropped('refused')
  const real = await realpath(path).catch(() => {
    throw new Dropped('nothing')
  })
  for (const folder of folders) if (isIn(await realpath(folder).catch(() => folder), real)) return real
  throw new Dropped('refused')
}

function isIn(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (known) => known.isDirectory(),
    () => false,
  )
}
