import { join } from 'node:path'
import type pg from 'pg'
import { recordAct } from '../audit/index.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Ctx } from '../kernel/context.ts'
import { idMaker } from '../kernel/ids.ts'
import type { Log, Services } from '../kernel/services.ts'
import { mailReaction } from '../mail/index.ts'
import type { Config } from '../platform/config.ts'
import { type Database, openDatabase } from '../platform/database.ts'
import { diskFiles } from '../platform/files.ts'
import { keyFor, readSecretKey } from '../platform/secret-key.ts'
import { type Dns, systemDns } from '../sending/index.ts'

/** An open desk: its database, its services, and contexts to work in. */
export interface DeskInstance {
  config: Config
  database: Database
  databaseUrl: string
  pool: pg.Pool
  log: Log
  services: Services
  dns: Dns
  contextOf(actor: Actor): Ctx
  close(): Promise<void>
}

export interface InstanceOptions {
  config: Config
  databaseUrl: string
  publicUrl: string
  log: Log
  now?: () => Date
  dns?: Dns
  /** HTTP to the outside; tests put their own servers there. */
  fetch?: typeof fetch
}

/** Puts the parts together. Here, and only here, features that must not know each other are introduced. */
export async function openDesk(options: InstanceOptions): Promise<DeskInstance> {
  const { config, databaseUrl, publicUrl, log, now, dns } = options
  const database = openDatabase(databaseUrl, log)
  const services: Services = {
    files: diskFiles(join(config.dataDir, 'files')),
    log,
    publicUrl,
    key: keyFor(await readSecretKey(config.secretKey, config.dataDir)),
    reactions: [mailReaction],
    fetch: options.fetch ?? fetch,
    onAct: recordAct,
  }
  const newId = idMaker()
  const clock = now ?? (() => new Date())
  return {
    config,
    database,
    databaseUrl,
    pool: database.pool,
    log,
    services,
    dns: dns ?? systemDns(),
    contextOf: (actor) => ({ db: database.db, actor, now: clock, newId, ip: undefined, services }),
    close: () => database.close(),
  }
}
