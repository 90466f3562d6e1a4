import type pg from 'pg'
import { DatabaseBusyError } from './busy-error.ts'
import type { Claim } from './claim.ts'
import type { Cluster } from './cluster.ts'
import { takeOwnership } from './ownership.ts'
import { findRunningServer } from './running-server.ts'
import { stopServer } from './stop.ts'
import { startWatchdog, type Watchdog } from './watchdog.ts'

export interface Supervision {
  stop(): Promise<void>
  onExit: Promise<string>
}

interface State {
  cluster: Cluster
  pid: number
  owner: pg.Client
  watchdog: Watchdog | undefined
  /** Another program took the server over while ours was without its connection: it is no longer ours to stop. */
  isTaken: boolean
  stopped: Promise<void> | undefined
  lost: (reason: string) => void
}

export function superviseServer(cluster: Cluster, claim: Claim, isWatched: boolean): Supervision {
  const { promise: onExit, resolve: lost } = Promise.withResolvers<string>()
  const { client: owner, pid } = claim.server
  const watchdog = isWatched ? startWatchdog(cluster, pid) : undefined
  const state: State = { cluster, pid, owner, watchdog, isTaken: false, stopped: undefined, lost }
  claim.child?.once('exit', (code, signal) => reportLoss(state, `PostgreSQL ended (${code ?? signal})`))
  keepOwnership(state)
  return {
    onExit,
    stop: () => {
      state.stopped ??= stopOwned(state)
      return state.stopped
    },
  }
}

async function stopOwned(state: State): Promise<void> {
  await state.owner.end().catch(() => undefined) // it may be lost already
  if (!state.isTaken) await stopServer(state.cluster, state.pid)
  state.watchdog?.dismiss()
}

function reportLoss(state: State, reason: string): void {
  if (state.stopped === undefined) state.lost(reason)
}

/** The owner's connection ends with every crash of a server process, after which PostgreSQL restarts itself. */
function keepOwnership(state: State): void {
  state.owner.once('end', () => {
    regainOwnership(state).catch((error: unknown) => {
      state.isTaken = error instanceof DatabaseBusyError
      if (state.isTaken) state.watchdog?.dismiss()
      reportLoss(state, error instanceof Error ? error.message : String(error))
    })
  })
}

async function regainOwnership(state: State): Promise<void> {
  if (state.stopped !== undefined) return
  const running = await findRunningServer(state.cluster)
  const isOurs = running?.pid === state.pid // else the program, or another, has started a new one meanwhile
  if (!isOurs) reportLoss(state, 'PostgreSQL is gone')
  if (!isOurs || state.stopped !== undefined) return running?.client.end()
  state.owner = running.client
  await takeOwnership(running.client, state.cluster.folder.name)
  keepOwnership(state)
}
