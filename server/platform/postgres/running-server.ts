import { realpathSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { DatabaseBusyError } from './busy-error.ts'
import type { DataFolder } from './cluster.ts'
import { codeOf, isConnectionLost } from './error-code.ts'
import { type Address, isServerOf, readPidFile } from './pid-file.ts'

/** A server that answers for a data folder, and a superuser's connection to it. */
export interface RunningServer {
  client: pg.Client
  address: Address
  pid: number
}

// Recovery after a crash may take minutes, and giving up would only make it begin again.
export const PATIENCE = 10 * 60 * 1000

/**
 * Asks instead of trusting process ids: the socket in the data folder answers even from another container that
 * mounts the same volume, where the id in postmaster.pid means nothing or somebody else.
 */
export async function findRunningServer(data: DataFolder): Promise<RunningServer | undefined> {
  for (const until = Date.now() + PATIENCE; ; ) {
    const file = readPidFile(data.dataDir)
    if (!file?.address) return undefined
    try {
      const client = await connectAsAdmin(data, file.address)
      return await keepIfOurs({ client, address: file.address, pid: file.pid }, data.dataDir)
    } catch (error) {
      const meaning = readRefusal(error, file.pid, data.dataDir)
      if (meaning === 'absent') return undefined
      if (meaning === 'closed' || Date.now() > until) throw closedError(error, file.pid, data.dataDir)
    }
    await delay(50)
  }
}

export async function connectAsAdmin(data: DataFolder, address: Address): Promise<pg.Client> {
  const client = new pg.Client({
    ...address,
    user: 'postgres',
    password: data.secret.admin,
    database: 'postgres',
    application_name: `mesa ${process.pid}`,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
  })
  // A lost connection shows as 'end' and in the queries; without a listener it would end the program.
  client.on('error', () => undefined)
  await client.connect()
  return client
}

/** Nobody else listens in our folder; but a port in a stale file may by now be another server's. */
async function keepIfOurs(server: RunningServer, dataDir: string): Promise<RunningServer | undefined> {
  if (server.address.host.startsWith('/')) return server
  const { rows } = await server.client.query<{ data_directory: string }>('show data_directory')
  if (isSameFolder(rows[0]?.data_directory ?? '', dataDir)) return server
  await server.client.end()
  return undefined
}

function isSameFolder(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other)
  } catch {
    return false // a folder we cannot see is not ours
  }
}

/** What a failed connection says of the server: there is none, it is between two states, or it shuts us out. */
function readRefusal(error: unknown, pid: number, dataDir: string): 'absent' | 'changing' | 'closed' {
  if (codeOf(error) === '57P03') return 'changing' // it starts, recovers or stops
  const isOurs = isServerOf(pid, dataDir)
  if (isOurs === false) return 'absent'
  const isAnswer = error instanceof pg.DatabaseError
  const isSilent = error instanceof Error && /timeout/i.test(error.message)
  if ((isAnswer && !isConnectionLost(error)) || isSilent) return 'closed'
  // Its process is there and its socket is not yet, not any more, or broke: it will listen, or be gone.
  return isOurs ? 'changing' : 'absent'
}

function closedError(error: unknown, pid: number, dataDir: string): DatabaseBusyError {
  return new DatabaseBusyError(
    `A PostgreSQL server (process ${pid}) is running on ${dataDir} and does not let Mesa in ` +
      `(${error instanceof Error ? error.message : error}). Stop that server, then start Mesa again.`,
    { cause: error },
  )
}
