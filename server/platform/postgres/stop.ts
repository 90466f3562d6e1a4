import { setTimeout as delay } from 'node:timers/promises'
import type { Cluster } from './cluster.ts'
import { codeOf } from './error-code.ts'
import { stopWithPgCtl } from './launch-pg-ctl.ts'
import { isServerOf } from './pid-file.ts'
import { onWindows } from './system-user.ts'

const FAST_STOP = 60_000

/** Ends the server cleanly (checkpoint, then exit); one that does not manage within a minute is cut off. */
export async function stopServer(cluster: Cluster, pid: number): Promise<void> {
  if (onWindows) return stopWithPgCtl(cluster)
  signal(cluster, pid, 'SIGINT')
  if (await hasEnded(cluster, pid, FAST_STOP)) return
  cluster.log(`PostgreSQL (process ${pid}) did not stop within a minute and is cut off; it will recover at its start`)
  signal(cluster, pid, 'SIGQUIT')
  await hasEnded(cluster, pid, FAST_STOP)
}

async function hasEnded({ dataDir }: Cluster, pid: number, patience: number): Promise<boolean> {
  for (const until = Date.now() + patience; Date.now() < until; ) {
    if (isServerOf(pid, dataDir) === false) return true
    await delay(15)
  }
  return false
}

/** Never signals a process that is not the server: the id may be another container's, or used again. */
function signal({ dataDir }: Cluster, pid: number, name: NodeJS.Signals): void {
  if (isServerOf(pid, dataDir) === false) return
  try {
    process.kill(pid, name)
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error
  }
}
