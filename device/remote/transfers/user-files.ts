import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:fs'
import { open, rm, stat, writeFile } from 'node:fs/promises'
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

/** Makes a file that was not there, as the user: readable for them alone, and nothing that can be run. */
export function createFile(user: RunAs, path: string): Promise<NewFile> {
  return user.isOther ? createAs(user.name, path) : createOwn(path)
}

/** Opens a file as the user, whatever the agent itself may read. */
export function openFile(user: RunAs, path: string): Promise<OpenFile> {
  return user.isOther ? openAs(user.name, path) : openOwn(path)
}

async function createOwn(path: string): Promise<NewFile> {
  const file = await open(path, 'wx', 0o600)
  return {
    write: (bytes) => file.writeFile(bytes),
    finish: async () => {
      await file.sync()
      await file.close()
      if (process.platform === 'win32') await markAsForeign(path)
    },
    discard: async () => {
      await file.close().catch(() => undefined)
      await rm(path, { force: true })
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

async function createAs(name: string, path: string): Promise<NewFile> {
  const child = spawn('runuser', ['-u', name, '--', '/bin/sh', '-c', create, 'sh', path], {
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
    },
    discard: async () => {
      // Its end of input ends `cat`; told to stop, `runuser` would take two seconds.
      stdin.destroy()
      await ended
      await codeOf(spawn('runuser', ['-u', name, '--', 'rm', '-f', '--', path], { cwd: '/', stdio: 'ignore' }))
    },
  }
}

async function openAs(name: string, path: string): Promise<OpenFile> {
  const known = await stat(path)
  if (!known.isFile()) throw new Dropped('nothing')
  const code = await codeOf(spawn('runuser', ['-u', name, '--', 'test', '-r', path], { cwd: '/', stdio: 'ignore' }))
  if (code !== 0) throw new Dropped('nothing')
  const child = spawn('runuser', ['-u', name, '--', 'cat', '--', path], {
    cwd: '/',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  child.on('error', (error) => child.stdout.destroy(error))
  child.stdout.on('close', () => child.kill())
  return { size: known.size, content: child.stdout }
}

/** Undefined where it could not be started. */
function codeOf(child: ChildProcess): Promise<number | null | undefined> {
  return new Promise((resolve) => {
    child.on('error', () => resolve(undefined))
    child.on('exit', (code) => resolve(code))
  })
}
