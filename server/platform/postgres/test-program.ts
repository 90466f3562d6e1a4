import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterAll, expect, onTestFinished } from 'vitest'
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './index.ts'
import { isServerOf } from './pid-file.ts'

/** What another program on the same folder said after its start. */
export interface Answer {
  how?: EmbeddedPostgres['how']
  pid: number
  url: string
  refused?: string
  message?: string
}

export interface Program {
  process: ChildProcess
  answer: Promise<Answer>
}

// What dies in these tests is a program, never the machine, so nothing needs to wait for the disk.
const quick = { fsync: 'off' }

// Lives until it is killed or its input ends, as a web server would; Ctrl-C stops only itself.
const SOURCE = `
  const { startEmbeddedPostgres } = await import(process.argv[1])
  const say = (answer) => console.log(JSON.stringify(answer))
  process.on('SIGINT', () => say({ interrupted: true }))
  try {
    const server = await startEmbeddedPostgres(JSON.parse(process.argv[2]))
    say(server)
    process.stdin.on('end', async () => { await server.stop(); process.exit() }).resume()
  } catch (error) {
    say({ refused: error.name, message: error.message })
  }`

/** A temporary folder that PostgreSQL's user can reach, removed with the test. */
export function makeFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'mesa-pg-'))
  chmodSync(folder, 0o755)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/**
 * Makes folders with an empty database that was stopped cleanly: copies of one that lasts as long as the file's tests,
 * because creating one takes a second.
 */
export function usedFolders(): (name?: string) => Promise<string> {
  let used: Promise<string> | undefined
  afterAll(async () => {
    if (used !== undefined) rmSync(await used, { recursive: true, force: true })
  })
  return async (name = '') => {
    used ??= createUsedFolder()
    const folder = path.join(makeFolder(), name)
    mkdirSync(folder, { recursive: true })
    execFileSync('cp', ['-a', `${await used}/.`, folder])
    return folder
  }
}

export function dataDirIn(folder: string): string {
  return path.join(folder, 'pg18', 'data')
}

export async function start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ settings: quick, ...options })
  onTestFinished(() => server.stop())
  return server
}

/** Another program, in a process group of its own like one started in a terminal. */
export function startProgram(options: EmbeddedPostgresOptions): Program {
  const module = new URL('./index.ts', import.meta.url).href
  const input = JSON.stringify({ settings: quick, ...options })
  const child = spawn(process.execPath, ['--input-type=module', '-e', SOURCE, module, input], {
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  onTestFinished(() => endProgram(child))
  return { process: child, answer: nextAnswer(child) }
}

export async function nextAnswer(child: ChildProcess): Promise<Answer> {
  if (!child.stdout) throw new Error('the program has no output')
  const lines = createInterface({ input: child.stdout })
  const [line]: unknown[] = await once(lines, 'line')
  return JSON.parse(String(line))
}

export async function kill(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

export async function untilGone(pid: number, dataDir: string): Promise<void> {
  await expect.poll(() => isServerOf(pid, dataDir), { timeout: 10_000, interval: 10 }).toBe(false)
}

export async function query(url: string, sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url)
  client.on('error', () => undefined) // the query that was cut off fails too
  await client.connect()
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql, values)
    return rows
  } finally {
    await client.end()
  }
}

/** Commits a row: from here on it must never be lost. */
export async function keep(url: string, word: string): Promise<void> {
  await query(url, 'create table if not exists kept (word text)')
  await query(url, 'insert into kept values ($1)', [word])
}

export async function listKept(url: string): Promise<unknown[]> {
  const rows = await query(url, 'select word from kept order by word')
  return rows.map((row) => row['word'])
}

async function createUsedFolder(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mesa-pg-used-'))
  chmodSync(folder, 0o755)
  const server = await startEmbeddedPostgres({ dir: folder, settings: quick })
  await server.stop()
  return folder
}

async function endProgram(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.stdin?.end()
  await gone
}
