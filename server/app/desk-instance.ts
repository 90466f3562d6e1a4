import { join } from 'node:path'
import type pg from 'pg'
import { approvalReaction } from '../approvals/index.ts'
import { assignmentReaction } from '../assignment/index.ts'
import { recordAct } from '../audit/index.ts'
import { catalogueReaction } from '../catalogue/index.ts'
import { deviceChannel, deviceReferences } from '../devices/index.ts'
import { escalationReaction } from '../escalation/index.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Ctx } from '../kernel/context.ts'
import { idMaker } from '../kernel/ids.ts'
import type { Dns, Log, Services } from '../kernel/services.ts'
import { mailReaction, mailSecurityNotice } from '../mail/index.ts'
import { articleNotificationReaction, notificationReaction } from '../notifications/index.ts'
import { onCallReaction } from '../on-call/index.ts'
import { personReferences } from '../people/index.ts'
import { Bell } from '../platform/bell.ts'
import type { Config } from '../platform/config.ts'
import { type Database, openDatabase } from '../platform/database.ts'
import { lookUpDns } from '../platform/dns.ts'
import { diskFiles } from '../platform/files.ts'
import { outsideFor } from '../platform/outside.ts'
import { diskRecordings } from '../platform/recordings.ts'
import { keyFor, readSecretKey } from '../platform/secret-key.ts'
import { ruleReaction } from '../rules/index.ts'
import { type DomainRecords, systemDomainRecords } from '../sending/index.ts'
import { similarityReaction } from '../similarity/index.ts'
import { presentClocks, slaReaction } from '../sla/index.ts'
import { stopOvertaken } from '../tickets/index.ts'
import { webhookReaction } from '../webhooks/index.ts'

/** An open desk: its database, its services, and contexts to work in. */
export interface DeskInstance {
  config: Config
  database: Database
  databaseUrl: string
  pool: pg.Pool
  log: Log
  services: Services
  domainRecords: DomainRecords
  contextOf(actor: Actor): Ctx
  close(): Promise<void>
}

export interface InstanceOptions {
  config: Config
  databaseUrl: string
  publicUrl: string
  log: Log
  now?: () => Date
  /** Answers the checks of arriving mail; tests put their own domains there. */
  dns?: Dns
  /** Answers what is asked of a domain when an inbox is connected. */
  domainRecords?: DomainRecords
  /** HTTP to the outside; tests put their own servers there. */
  fetch?: typeof fetch
}

/** Puts the parts together. Here, and only here, features that must not know each other are introduced. */
export async function openDesk(options: InstanceOptions): Promise<DeskInstance> {
  const { config, databaseUrl, publicUrl, log, now, dns } = options
  const database = openDatabase(databaseUrl, log)
  const deviceBell = new Bell(databaseUrl, deviceChannel, log)
  const services: Services = {
    files: diskFiles(join(config.dataDir, 'files')),
    recordings: diskRecordings(join(config.dataDir, 'recordings')),
    relayUrl: config.relayUrl,
    dns: dns ?? lookUpDns(),
    log,
    publicUrl,
    portalUrl: config.portalUrl ?? publicUrl,
    key: keyFor(await readSecretKey(config.secretKey, config.dataDir)),
    // Rules first: all others follow the ticket as they leave it.
    reactions: [
      ruleReaction,
      stopOvertaken,
      slaReaction,
      assignmentReaction,
      escalationReaction,
      onCallReaction,
      approvalReaction,
      catalogueReaction,
      mailReaction,
      notificationReaction,
      webhookReaction,
      similarityReaction,
    ],
    articleReactions: [articleNotificationReaction],
    fetch: options.fetch ?? fetch,
    readClocks: (ctx, ticketId) => presentClocks(ctx, ticketId, 'latest'),
    references: { person: personReferences, device: deviceReferences },
    outside: outsideFor(config.webhookNetworks),
    deviceBell,
    onAct: async (work, act) => {
      await recordAct(work, act)
      await mailSecurityNotice(work, act)
    },
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
    domainRecords: options.domainRecords ?? systemDomainRecords(),
    contextOf: (actor) => ({ db: database.db, actor, now: clock, newId, ip: undefined, services }),
    close: async () => {
      await deviceBell.close()
      await database.close()
    },
  }
}
