import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import type { DatabaseFolder, Log } from './folder.ts'
import { hydrateSymlinks } from './symlinks.ts'
import { listSystemFolders, onWindows } from './system-user.ts'

/** Copies of PostgreSQL's programs, made once per version, in each place worth trying. */
export function* copyBinaries(shipped: string, folder: DatabaseFolder, log: Log): Generator<string> {
  const changed = statSync(path.join(shipped, 'bin')).mtimeMs
  const key = createHash('sha256').update(`${shipped}${changed}`).digest('hex').slice(0, 12)
  for (const base of folder.user ? listSystemFolders() : [folder.root]) {
    try {
      yield copyInto(base, `bin-${key}`, shipped, log)
    } catch (error) {
      log(`PostgreSQL's programs cannot be copied to ${base}: ${error instanceof Error ? error.message : error}`)
    }
  }
}

function copyInto(base: string, name: string, shipped: string, log: Log): string {
  mkdirSync(base, { recursive: true, mode: 0o755 })
  refuseForeignBase(base)
  const copy = path.join(base, name)
  if (existsSync(path.join(copy, '.complete'))) return copy
  const draft = mkdtempSync(path.join(base, 'copy-'))
  chmodSync(draft, 0o755)
  cpSync(shipped, draft, { recursive: true, verbatimSymlinks: true })
  hydrateSymlinks(draft)
  writeFileSync(path.join(draft, '.complete'), '')
  try {
    renameSync(draft, copy)
    log(`copied PostgreSQL's programs to ${copy}`)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(path.join(copy, '.complete'))) throw error // else another program was first
  }
  return copy
}

/** Under /var/tmp anybody could have prepared programs for us to run. */
function refuseForeignBase(base: string): void {
  if (onWindows) return
  const stats = statSync(base)
  if (stats.mode & 0o002) throw new Error('others may write to it')
  if (stats.uid !== process.getuid?.() && stats.uid !== 0) throw new Error('it belongs to somebody else')
}
