import { spawn } from 'node:child_process'
import { Socket } from 'node:net'
import type { Cluster } from './cluster.ts'
import { pidFileOf } from './pid-file.ts'
import { onWindows, spawnAs } from './system-user.ts'

export interface Watchdog {
  /** The server needs no more watching: it was stopped. */
  dismiss(): void
}

// The shell waits on a pipe that only this program holds: its end is this program's end, however it came. The id is
// compared with postmaster.pid because another process may have it by then.
const SCRIPT = 'read -r word && exit 0; read -r pid <"$1" && [ "$pid" = "$0" ] && kill -INT "$0"'

/** Stops the server when this program dies, even by kill -9; there is none on Windows, where orphans are adopted. */
export function startWatchdog(cluster: Cluster, pid: number): Watchdog {
  if (onWindows) return { dismiss: () => undefined }
  const dog = spawn('/bin/sh', ['-c', SCRIPT, String(pid), pidFileOf(cluster.dataDir)], {
    ...spawnAs(cluster.folder.user),
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  dog.once('error', (error) => cluster.log(`nothing will stop PostgreSQL if Mesa is killed: ${error.message}`))
  dog.stdin.on('error', () => undefined) // it was killed: then an orphan is adopted at the next start
  dog.unref()
  if (dog.stdin instanceof Socket) dog.stdin.unref()
  return { dismiss: () => void dog.stdin.end('stopped\n') }
}
