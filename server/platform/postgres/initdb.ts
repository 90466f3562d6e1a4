import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { type Binaries, programOf } from './binaries.ts'
import { explainFailure } from './failure.ts'
import { type DatabaseFolder, dataDirOf } from './folder.ts'
import { createSecret, writeSecret } from './secret.ts'
import { onWindows, spawnAs } from './system-user.ts'

const HOUR = 60 * 60 * 1000

/**
 * Makes a cluster under a draft name and gives it the real one by a single rename, so an interrupted or lost race
 * never leaves half a cluster. Answers whether it is ours: false when another program was first.
 */
export async function createCluster(folder: DatabaseFolder, binaries: Binaries): Promise<boolean> {
  removeOldDrafts(folder.root)
  const draft = path.join(folder.root, `init-${randomBytes(6).toString('hex')}`)
  try {
    await initialize(draft, folder, binaries)
    return publish(draft, folder.root, binaries.major)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

async function initialize(draft: string, folder: DatabaseFolder, binaries: Binaries): Promise<void> {
  const secret = createSecret()
  const passwordFile = path.join(draft, 'password')
  mkdirSync(draft, { mode: 0o700 })
  writeFileSync(passwordFile, `${secret.admin}\n`, { mode: 0o600 })
  const secretFile = path.join(draft, 'secret.json')
  writeSecret(secretFile, secret)
  const own = [draft, passwordFile, secretFile]
  if (folder.user) for (const file of own) chownSync(file, folder.user.uid, folder.user.gid)
  await runInitdb(path.join(draft, 'data'), passwordFile, folder, binaries)
  rmSync(passwordFile)
  syncFolder(draft)
}

/** The builtin C.UTF-8 is the one locale whose order no upgrade of the system can change under our indexes. */
function runInitdb(dataDir: string, passwordFile: string, folder: DatabaseFolder, binaries: Binaries): Promise<void> {
  const options = ['-D', dataDir, '-U', 'postgres', '--pwfile', passwordFile, '--auth=scram-sha-256', '--encoding=UTF8']
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const zone = ['-c', 'timezone=UTC', '-c', 'log_timezone=UTC']
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const child = spawn(programOf(binaries, 'initdb'), [...options, ...locale, ...zone, '--no-instructions'], {
    ...spawnAs(folder.user),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += String(chunk)
  })
  child.once('error', reject)
  child.once('close', (code, signal) => {
    if (code === 0) return resolve()
    reject(new Error(explainFailure(`PostgreSQL could not create its database (${code ?? signal})`, said, folder.root)))
  })
  return promise
}

function publish(draft: string, root: string, major: number): boolean {
  try {
    renameSync(draft, path.join(root, `pg${major}`))
  } catch (error) {
    if (existsSync(path.join(dataDirOf(root, major), 'PG_VERSION'))) return false
    throw error
  }
  syncFolder(root)
  return true
}

/** A young draft may belong to a program that is at work right now. */
function removeOldDrafts(root: string): void {
  for (const name of readdirSync(root).filter((entry) => entry.startsWith('init-'))) {
    const draft = path.join(root, name)
    const changed = statSync(draft, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    if (Date.now() - changed > HOUR) rmSync(draft, { recursive: true, force: true })
  }
}

function syncFolder(folder: string): void {
  if (onWindows) return
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
