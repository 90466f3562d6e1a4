import path from 'node:path'
import { type Claim, type ClaimOptions, claimServer } from './claim.ts'
import { type Cluster, openCluster } from './cluster.ts'
import { adminUrl, appUrl } from './connection-url.ts'
import type { Log } from './folder.ts'
import { superviseServer } from './supervise.ts'

export interface EmbeddedPostgres {
  /** For the program: an ordinary role that owns its database. */
  url: string
  /** For the superuser, to the database `postgres`. */
  adminUrl: string
  pid: number
  how: 'init' | 'start' | 'adopt'
  /** Ends the server cleanly; resolves when it is gone. */
  stop(): Promise<void>
  /** Resolves with the reason when the server is lost without stop(). */
  onExit: Promise<string>
}

export interface EmbeddedPostgresOptions extends ClaimOptions {
  dir: string
  log?: Log
  /** Stop the server when this program dies. On unless false. */
  watchdog?: boolean
}

/** Starts the folder's own PostgreSQL, creating the database at the first time. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const cluster = await openCluster(path.resolve(options.dir), options.log ?? (() => undefined))
  const claim = await claimServer(cluster, options)
  const { address, pid } = claim.server
  return {
    url: appUrl(cluster.secret, address),
    adminUrl: adminUrl(cluster.secret, address),
    pid,
    how: howOf(claim, cluster),
    ...superviseServer(cluster, claim, options.watchdog ?? true),
  }
}

function howOf(claim: Claim, cluster: Cluster): EmbeddedPostgres['how'] {
  return claim.how === 'start' && cluster.isNew ? 'init' : claim.how
}
