import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { createFirstAdministrator, makeSetupLink, readSettings } from '../desk/index.ts'
import { transact } from '../kernel/context.ts'
import type { Log } from '../kernel/services.ts'
import { closeMailReader, openSmtpDoor, type SmtpDoor } from '../mail/index.ts'
import { MeshHolder } from '../mesh/index.ts'
import type { Config } from '../platform/config.ts'
import { migrate } from '../platform/database.ts'
import { type JobRunner, prepareJobs, startJobs } from '../platform/jobs.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../platform/postgres/index.ts'
import { Receiver } from '../receiving/index.ts'
import { folderWayOut, smtpUrlWayOut, WaysOut } from '../sending/index.ts'
import { placeFirstPolicy } from '../sla/index.ts'
import { type DeskInstance, openDesk } from './desk-instance.ts'
import { jobsOf } from './jobs.ts'
import { buildRelay, buildWeb } from './web.ts'

export interface Mesa {
  /** What to tell the person who started it. */
  greeting: string[]
  desk: DeskInstance
  stop(): Promise<void>
  /** Ends when Mesa ended; says why, when nobody asked for it. */
  ended: Promise<string | undefined>
}

interface Parts {
  postgres?: EmbeddedPostgres
  desk?: DeskInstance
  web?: FastifyInstance
  door?: SmtpDoor
  jobs?: JobRunner
  ways?: WaysOut
  receiver?: Receiver
  mesh?: MeshHolder
}

const stopWithinMs = 10_000

/** Starts what the role asks for; what was started is stopped again when a later part fails. */
export async function startMesa(config: Config, log: Log): Promise<Mesa> {
  const parts: Parts = {}
  const end = Promise.withResolvers<string | undefined>()
  try {
    const greeting = await startParts(config, log, parts)
    parts.postgres?.onExit.then((why) => end.resolve(`${why}; start Mesa again`), end.reject)
    const stop = async () => {
      await within(stopWithinMs, stopParts(parts))
      end.resolve(undefined)
    }
    if (parts.desk === undefined) throw new Error('The desk was not opened')
    return { greeting, desk: parts.desk, stop, ended: end.promise }
  } catch (error) {
    await stopParts(parts)
    throw portTaken(error, config) ?? error
  }
}

/** What happens most often on a first start, said so that one knows what to do. */
function portTaken(error: unknown, config: Config): Error | undefined {
  if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE' && 'port' in error)) return undefined
  const name = error.port === config.smtpPort ? 'SMTP_PORT' : 'PORT'
  return new Error(`Port ${error.port} is taken by another program. Stop that one, or set ${name} to a free port.`)
}

async function startParts(config: Config, log: Log, parts: Parts): Promise<string[]> {
  const databaseUrl = config.databaseUrl ?? (await startEmbedded(config, log, parts))
  const publicUrl = config.publicUrl ?? `http://${urlHost(config.host)}:${config.port}`
  const desk = await openDesk({ config, databaseUrl, publicUrl, log })
  parts.desk = desk
  await prepareDatabase(desk)
  const greeting = await greet(desk)
  if (config.role === 'relay') {
    parts.web = await buildRelay(desk)
    await parts.web.listen({ host: config.host, port: config.port })
    return ['Mesa carries remote sessions (ROLE=relay).']
  }
  if (config.role !== 'web') {
    const { smtpUrl, dataDir } = config
    parts.ways = new WaysOut(smtpUrl === undefined ? folderWayOut(join(dataDir, 'outgoing')) : smtpUrlWayOut(smtpUrl))
    parts.jobs = await startJobs(desk.pool, databaseUrl, jobsOf(desk, parts.ways), log)
    parts.receiver = new Receiver(desk.contextOf({ kind: 'system', job: 'receiving' }), databaseUrl)
    await parts.receiver.start()
    parts.mesh = new MeshHolder(desk.contextOf({ kind: 'system', job: 'mesh' }), databaseUrl)
    await parts.mesh.start()
  }
  if (config.role === 'worker') return ['Mesa works in the background (ROLE=worker).']
  parts.web = await buildWeb(desk)
  await parts.web.listen({ host: config.host, port: config.port })
  if (config.smtpPort !== 'off') {
    parts.door = await openSmtpDoor(desk.contextOf({ kind: 'system', job: 'smtp' }), {
      host: config.host,
      port: config.smtpPort,
      tls: config.smtpTls,
      relays: config.smtpRelays,
      minFreeBytes: config.minFreeBytes,
    })
  }
  return [
    `Mesa is at ${publicUrl} (agents: ${publicUrl}/desk).`,
    ...(parts.door === undefined ? [] : [`Mail is taken at ${config.host}:${parts.door.port} (SMTP).`]),
    ...greeting,
  ]
}

async function startEmbedded(config: Config, log: Log, parts: Parts): Promise<string> {
  const dir = join(config.dataDir, 'postgres')
  parts.postgres = await startEmbeddedPostgres({ dir, log: (message) => log.info({}, message) })
  return parts.postgres.url
}

/** Several nodes may come up at once; both steps take a lock in the database. */
async function prepareDatabase(desk: DeskInstance): Promise<void> {
  await migrate(desk.database.db)
  await prepareJobs(desk.pool)
  const { administrator } = desk.config
  if (administrator === undefined) return
  const ctx = desk.contextOf({ kind: 'system', job: 'start' })
  const isFirst = await createFirstAdministrator(ctx, administrator.email, administrator.password)
  if (!isFirst) return
  const { language } = await readSettings(ctx.db)
  await transact(ctx, (work) => placeFirstPolicy(work, language))
}

async function greet(desk: DeskInstance): Promise<string[]> {
  if (desk.config.role === 'worker' || desk.config.role === 'relay') return []
  const token = await makeSetupLink(desk.contextOf({ kind: 'system', job: 'start' }))
  if (token === undefined) return []
  return [
    '',
    'Set the desk up with this link, which works once:',
    `  ${desk.services.publicUrl}/desk/setup/${token}`,
    '',
  ]
}

/** Doors first, then what runs, then what it runs on. */
async function stopParts(parts: Parts): Promise<void> {
  await Promise.all([parts.door?.close(), parts.web?.close(), parts.receiver?.stop(), parts.mesh?.stop()])
  await parts.jobs?.stop()
  parts.ways?.close()
  await closeMailReader()
  await parts.desk?.close()
  await parts.postgres?.stop()
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  const timeout = Promise.withResolvers<void>()
  const timer = setTimeout(timeout.resolve, ms)
  await Promise.race([work, timeout.promise])
  clearTimeout(timer)
}

function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
