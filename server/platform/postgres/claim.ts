import type { ChildProcess } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { DatabaseBusyError } from './busy-error.ts'
import type { Cluster } from './cluster.ts'
import { isConnectionLost } from './error-code.ts'
import { explainFailure } from './failure.ts'
import { launchServer } from './launch.ts'
import { launchWithPgCtl } from './launch-pg-ctl.ts'
import { takeOwnership } from './ownership.ts'
import { isServerOf } from './pid-file.ts'
import { prepareDatabase } from './prepare-database.ts'
import { findRunningServer, type RunningServer } from './running-server.ts'
import { type ServerOptions, serverArguments } from './server-settings.ts'
import { stopServer } from './stop.ts'
import { onWindows } from './system-user.ts'

export interface ClaimOptions extends ServerOptions {
  orphan?: 'adopt' | 'restart'
}

/** A server that is ours: its client holds the owner's lock. */
export interface Claim {
  server: RunningServer
  child?: ChildProcess
  how: 'start' | 'adopt'
}

interface Attempt {
  claim?: Claim
  stalePid: number | undefined
}

const MAX_ATTEMPTS = 400

/** Makes the folder's server ours: the one a dead program left behind, or a new one. Refuses while an owner lives. */
export async function claimServer(cluster: Cluster, options: ClaimOptions): Promise<Claim> {
  let stalePid: number | undefined
  for (let count = 1; count <= MAX_ATTEMPTS; count++) {
    const running = await findRunningServer(cluster)
    const attempt = running
      ? await claimRunning(running, cluster, options)
      : await claimLaunched(cluster, options, stalePid)
    if (attempt.claim) return attempt.claim
    stalePid = attempt.stalePid
    await delay(50)
  }
  throw new Error(`PostgreSQL does not start on ${cluster.dataDir}: see ${cluster.logFile}.`)
}

async function claimRunning(server: RunningServer, cluster: Cluster, options: ClaimOptions): Promise<Attempt> {
  if (!(await own(server, cluster))) return { stalePid: undefined }
  if (options.orphan !== 'restart' && (await isOurVersion(server, cluster))) {
    cluster.log(`adopted the server that a dead program left running (process ${server.pid})`)
    return { claim: { server, how: 'adopt' }, stalePid: undefined }
  }
  cluster.log(`stopping the server that a dead program left running (process ${server.pid})`)
  await server.client.end().catch(() => undefined) // lost already, when it is stopping by itself
  await stopServer(cluster, server.pid)
  await refuseUnstoppable(cluster)
  return { stalePid: undefined }
}

async function claimLaunched(cluster: Cluster, options: ClaimOptions, stalePid: number | undefined): Promise<Attempt> {
  const args = await serverArguments(cluster, options)
  const launch = onWindows ? await launchWithPgCtl(cluster, args) : await launchServer(cluster, args, stalePid)
  if ('said' in launch) return { stalePid: findStalePid(launch.said, cluster) ?? stalePid }
  // What keeps this program alive is the owner's connection, not the child.
  launch.child?.unref()
  return (await own(launch.server, cluster)) ? { claim: { ...launch, how: 'start' }, stalePid } : { stalePid }
}

/** False when the server went away meanwhile: the watchdog of a killed program stops it a moment after its death. */
async function own(server: RunningServer, cluster: Cluster): Promise<boolean> {
  try {
    await takeOwnership(server.client, cluster.folder.name)
    await prepareDatabase(server.client, cluster.secret)
    return true
  } catch (error) {
    await server.client.end().catch(() => undefined)
    if (isConnectionLost(error)) return false
    throw error
  }
}

async function isOurVersion({ client }: RunningServer, { binaries }: Cluster): Promise<boolean> {
  try {
    const { rows } = await client.query<{ server_version_num: string }>('show server_version_num')
    return Number(rows[0]?.server_version_num) === binaries.major * 10_000 + binaries.minor
  } catch (error) {
    if (isConnectionLost(error)) return false // it is stopping, which we then wait for
    throw error
  }
}

/** A server in another container answers through the shared volume, but cannot be signalled from here. */
async function refuseUnstoppable(cluster: Cluster): Promise<void> {
  const still = await findRunningServer(cluster)
  if (!still) return
  await still.client.end()
  throw new DatabaseBusyError(
    `The PostgreSQL server on ${cluster.dataDir} (process ${still.pid}) runs outside of Mesa's reach, perhaps in ` +
      'another container that uses the same folder. Stop it there, then start Mesa again.',
  )
}

/**
 * PostgreSQL found the folder in use. Either another program won the race, or processes of a killed server are still
 * dying, and a new attempt will tell; or the process it names is a zombie or somebody else's, and its id is stale.
 */
function findStalePid(said: string, cluster: Cluster): number | undefined {
  const mayPass = /lock file ".*" already exists|pre-existing shared memory block|Address already in use/i
  if (!mayPass.test(said)) throw new Error(explainFailure('PostgreSQL did not start', said, cluster.folder.root))
  const pid = Number(/\(PID (\d+)\)/.exec(said)?.[1])
  if (!pid || isServerOf(pid, cluster.dataDir) !== false) return undefined
  cluster.log(`process ${pid}, named in a lock file, is not this server`)
  return pid
}
