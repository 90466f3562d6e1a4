import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { programOf } from './binaries.ts'
import { type Cluster, openLog } from './cluster.ts'
import { readPidFile } from './pid-file.ts'
import { connectAsAdmin, PATIENCE, type RunningServer } from './running-server.ts'
import { spawnAs } from './system-user.ts'

/** A server that came up, or what it said before it ended. */
export type Launch = { server: RunningServer; child?: ChildProcess } | { said: string }

export async function launchServer(cluster: Cluster, args: string[], stalePid: number | undefined): Promise<Launch> {
  const { log, size: from } = openLog(cluster)
  const child = spawnServer(cluster, args, stalePid, log)
  closeSync(log)
  const ending = watchEnding(child)
  const server = await untilReady(cluster, child, ending)
  if (server) return { server, child }
  return { said: `${readFileSync(cluster.logFile).subarray(from).toString()}\n${ending.reason ?? ''}` }
}

interface Ending {
  reason?: string
}

function spawnServer(cluster: Cluster, args: string[], stalePid: number | undefined, log: number): ChildProcess {
  const options = spawnAs(cluster.folder.user)
  // PostgreSQL takes a lock file that names PG_GRANDPARENT_PID for stale (pg_ctl uses this), and still refuses while
  // processes of the dead server hold its shared memory: deleting postmaster.pid would lose exactly that check.
  const env = stalePid === undefined ? options.env : { ...options.env, PG_GRANDPARENT_PID: String(stalePid) }
  // Detached, in a session of its own: Ctrl-C in the terminal reaches the program only, which stops the server.
  return spawn(programOf(cluster.binaries, 'postgres'), args, {
    ...options,
    env,
    detached: true,
    stdio: ['ignore', log, log],
  })
}

function watchEnding(child: ChildProcess): Ending {
  const ending: Ending = {}
  child.once('exit', (code, signal) => {
    ending.reason = `PostgreSQL ended (${code ?? signal})`
  })
  child.once('error', (error) => {
    ending.reason = error.message
  })
  return ending
}

async function untilReady(cluster: Cluster, child: ChildProcess, ending: Ending): Promise<RunningServer | undefined> {
  const began = Date.now()
  for (let tries = 1; ending.reason === undefined; tries++) {
    const file = readPidFile(cluster.dataDir)
    // A stale file can carry our child's id (containers reuse low ones) and say "ready": only an answer counts.
    if (file?.isReady && file.address && file.pid === child.pid) {
      const client = await connectAsAdmin(cluster, file.address).catch(() => undefined)
      if (client) return { client, address: file.address, pid: file.pid }
    }
    if (tries % 1000 === 0) cluster.log('PostgreSQL is still starting: it is recovering after a crash')
    if (Date.now() - began > PATIENCE) {
      child.kill('SIGQUIT')
      throw new Error(`PostgreSQL did not become ready: see ${cluster.logFile}.`)
    }
    await delay(15)
  }
  return undefined
}
