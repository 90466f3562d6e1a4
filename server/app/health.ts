import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { pendingMigrations } from '../platform/database.ts'
import { checkChannels, measureChannels } from './channel-health.ts'
import type { DeskInstance } from './desk-instance.ts'
import { measureMail } from './mail-metrics.ts'

/** Jobs that wait longer than this mean that nobody works on them. */
const latestJobSeconds = 300

/** `/healthz`: the process lives. `/readyz`: it can do its work. `/metrics`: for Prometheus. */
export async function serveHealth(app: FastifyInstance, desk: DeskInstance): Promise<void> {
  app.get('/healthz', { logLevel: 'warn' }, async () => ({ status: 'ok' }))
  app.get('/readyz', { logLevel: 'warn' }, async (_request, reply) => {
    const report = await checkReadiness(desk)
    return reply.code(report.status === 'failing' ? 503 : 200).send(report)
  })
  const registry = measure(app, desk)
  app.get('/metrics', { logLevel: 'warn' }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  )
}

async function checkReadiness(desk: DeskInstance) {
  try {
    const pending = await pendingMigrations(desk.database.db)
    const waiting = await oldestJobSeconds(desk)
    const lastMail = await desk.database.db
      .selectFrom('receivedMails')
      .select('receivedAt')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
    const checks = {
      database: 'ok',
      migrations: pending.length === 0 ? 'ok' : `pending: ${pending.join(', ')}`,
      jobs: waiting < latestJobSeconds ? 'ok' : `the oldest due job has waited ${Math.round(waiting)} s`,
    }
    const mailServers = await checkChannels(desk)
    const channels = {
      mail: { lastSuccessAt: lastMail?.receivedAt.toISOString() ?? null },
      ...Object.fromEntries(mailServers.map(({ name, ...channel }) => [name, channel])),
    }
    return { status: statusOf(checks, mailServers), checks, channels }
  } catch {
    return { status: 'failing', checks: { database: 'cannot be reached' }, channels: {} }
  }
}

/** A mail server that fails is no fault of this process, which nobody should end for it: `degraded`, with 200. */
function statusOf(checks: Record<string, string>, mailServers: { state: string }[]): 'ok' | 'degraded' | 'failing' {
  if (Object.values(checks).some((check) => check !== 'ok')) return 'failing'
  return mailServers.some(({ state }) => state === 'failing' || state === 'silent') ? 'degraded' : 'ok'
}

async function oldestJobSeconds(desk: DeskInstance): Promise<number> {
  const { rows } = await sql<{ seconds: number | null }>`
    select extract(epoch from now() - min(run_at))::float8 as seconds from graphile_worker._private_jobs
    where is_available and run_at < now()`.execute(desk.database.db)
  return rows[0]?.seconds ?? 0
}

function measure(app: FastifyInstance, desk: DeskInstance): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const durations = new Histogram({
    name: 'mesa_http_request_seconds',
    help: 'Duration of HTTP requests by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  countWhenAsked(registry, 'mesa_received_mails_waiting', 'Received mails not decided yet', async () =>
    countRows(desk, sql`select count(*)::int as n from received_mails where outcome = 'waiting'`),
  )
  countWhenAsked(registry, 'mesa_received_mails_quarantined', 'Received mails in quarantine', async () =>
    countRows(desk, sql`select count(*)::int as n from received_mails where outcome = 'quarantined'`),
  )
  measureChannels(registry, desk)
  measureMail(registry, desk)
  countWhenAsked(registry, 'mesa_jobs_waiting', 'Background jobs that are due', async () =>
    countRows(
      desk,
      sql`select count(*)::int as n from graphile_worker._private_jobs where is_available and run_at <= now()`,
    ),
  )
  return registry
}

function countWhenAsked(registry: Registry, name: string, help: string, count: () => Promise<number>) {
  new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      this.set(await count())
    },
  })
}

async function countRows(desk: DeskInstance, query: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await query.execute(desk.database.db)
  return (rows[0] as { n: number } | undefined)?.n ?? 0
}
