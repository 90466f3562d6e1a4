import { spawnSync } from 'node:child_process'
import { closeSync, readFileSync } from 'node:fs'
import { programOf } from './binaries.ts'
import { type Cluster, openLog } from './cluster.ts'
import type { Launch } from './launch.ts'
import { findRunningServer } from './running-server.ts'
import { spawnAs } from './system-user.ts'

/** Starts through pg_ctl, as Windows needs: it drops the administrator's rights, with which postgres refuses to run. */
export async function launchWithPgCtl(cluster: Cluster, args: string[]): Promise<Launch> {
  const { log, size: from } = openLog(cluster)
  closeSync(log) // pg_ctl opens it by its name
  const [, , ...options] = args // -D and the folder are pg_ctl's own arguments
  const quoted = options.map((word) => (/[\s"]/.test(word) ? `"${word.replaceAll('"', '\\"')}"` : word)).join(' ')
  const start = ['start', '-w', '-t', '120', '-D', cluster.dataDir, '-l', cluster.logFile, '-o', quoted]
  const run = spawnSync(programOf(cluster.binaries, 'pg_ctl'), start, {
    ...spawnAs(cluster.folder.user),
    stdio: 'ignore',
  })
  const server = await findRunningServer(cluster)
  if (server) return { server }
  const said = readFileSync(cluster.logFile).subarray(from).toString()
  return { said: `${said}\npg_ctl ended (${run.error?.message ?? run.status})` }
}

export function stopWithPgCtl(cluster: Cluster): void {
  const stop = ['stop', '-m', 'fast', '-w', '-t', '60', '-D', cluster.dataDir]
  spawnSync(programOf(cluster.binaries, 'pg_ctl'), stop, { ...spawnAs(cluster.folder.user), stdio: 'ignore' })
}
