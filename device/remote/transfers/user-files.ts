import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:fs'
import { open, rename, rm, stat, writeFile } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { mostChunkBytes } from '../../../contract/transfer.ts'
import type { RunAs } from '../user.ts'
import { Dropped } from './dropped.ts'

/** A file that is being written. */
interface NewFile {
  write(bytes: Buffer): Promise<void>
  finish(): Promise<void>
  /** Takes it away again. */
  discard(): Promise<void>
}

interface OpenFile {
  size: number
  content: Readable
}

type Owner = Pick<RunAs, 'name' | 'isOther'>

/**
 * Makes a file that was not there, as the user: readable for them alone, and nothing that can be run. It is written at
 * `beside` and comes to `path` when it is whole, unless there is something by then.
 */
export function createFile(user: Owner, path: string, beside: string): Promise<NewFile> {
  return user.isOther ? createAs(user.name, path, beside) : createOwn(path, beside)
}

/** Takes a file away as the user; false where that was not possible. */
export async function removeFile(user: Owner, path: string): Promise<boolean> {
  if (user.isOther) return (await runAs(user.name, 'rm', '-f', '--', path)) === 0
  return rm(path, { force: true }).then(
    () => true,
    () => false,
  )
}

/** Opens a file as the user, whatever the agent itself may read. */
export function openFile(user: Owner, path: string): Promise<OpenFile> {
  return user.isOther ? openAs(user.name, path) : openOwn(path)
}

async function createOwn(path: string, beside: string): Promise<NewFile> {
  const file = await open(beside, 'wx', 0o600)
  return {
    write: (bytes) => file.writeFile(bytes),
    finish: async () => {
      await file.sync()
      await file.close()
      // A move alone would write over what has come there meanwhile.
      await (await open(path, 'wx', 0o600)).close()
      await rename(beside, path)
      if (process.platform === 'win32') await markAsForeign(path)
    },
    discard: async () => {
      await file.close().catch(() => undefined)
      await rm(beside, { force: true })
    },
  }
}

/** Windows asks before it runs what came from elsewhere. */
async function markAsForeign(path: string): Promise<void> {
  await writeFile(`${path}:Zone.Identifier`, '[ZoneTransfer]\r\nZoneId=3\r\n')
}

async function openOwn(path: string): Promise<OpenFile> {
  // Whoever opens a pipe would wait for its writer.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
  const known = await file.stat()
  if (!known.isFile()) {
    await file.close()
    throw new Dropped('nothing')
  }
  return { size: known.size, content: file.createReadStream({ highWaterMark: mostChunkBytes }) }
}

/** `set -C` refuses a file that is there, a link included. It says a line when the file is made: only then it is ours. */
const create = 'umask 077; set -C; exec 3> "$1"; echo; exec cat >&3'

/** A command of its own: to `cat`, an agent that died and a file that is whole are the same end of input. */
const moveIntoPlace = 'umask 077; set -C; : > "$2" && exec mv -f -- "$1" "$2"'

async function createAs(name: string, path: string, beside: string): Promise<NewFile> {
  const child = spawn('runuser', ['-u', name, '--', '/bin/sh', '-c', create, 'sh', beside], {
    cwd: '/',
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const { stdin, stdout } = child
  stdin.on('error', () => undefined)
  const ended = codeOf(child)
  const isMade = await Promise.race([once(stdout, 'data').then(() => true), ended.then(() => false)])
  if (!isMade) throw new Dropped('failed')
  return {
    write: (bytes) =>
      new Promise((resolve, reject) => {
        stdin.write(bytes, (error) => (error ? reject(error) : resolve()))
      }),
    finish: async () => {
      stdin.end()
      if ((await ended) !== 0) throw new Dropped('failed')
      if ((await runAs(name, '/bin/sh', '-c', moveIntoPlace, 'sh', beside, path)) !== 0) throw new Dropped('failed')
    },
    discard: async () => {
      // Its end of input ends `cat`; told to stop, `runuser` would take two seconds.
      stdin.destroy()
      await ended
      await runAs(name, 'rm', '-f', '--', beside)
    },
  }
}

async function openAs(name: string, path: string): Promise<OpenFile> {
  const known = await stat(path)
  if (!known.isFile()) throw new Dropped('nothing')
  if ((await runAs(name, 'test', '-r', path)) !== 0) throw new Dropped('nothing')
  const child = spawn('runuser', ['-u', name, '--', 'cat', '--', path], {
    cwd: '/',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  child.on('error', (error) => child.stdout.destroy(error))
  child.stdout.on('close', () => child.kill())
  return { size: known.size, content: child.stdout }
}

function runAs(name: string, ...command: string[]): Promise<number | null | undefined> {
  return codeOf(spawn('runuser', ['-u', name, '--', ...command], { cwd: '/', stdio: 'ignore' }))
}

/** Undefined where it could not be started. */
function codeOf(child: ChildProcess): Promise<number | null | undefined> {
  return new Promise((resolve) => {
    child.on('error', () => resolve(undefined))
    child.on('exit', (code) => resolve(code))
  })
}
