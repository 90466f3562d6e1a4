import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { createDatabase, dropDatabase } from '../databases.ts'
import { eventually, type Program, signInTo, startProgram } from '../program.ts'
import type { Api } from '../world.ts'

const administrator = { email: 'admin@desk.example', password: 'correct-horse-battery' }
const ticketCount = 100
const stepCount = 10
let databaseUrl: string
let dataDir: string
let shared: Record<string, string>
let database: pg.Pool
let web: Program
let workers: Program[]
let api: Api

beforeAll(async () => {
  databaseUrl = await createDatabase(inject('databaseUrl'))
  dataDir = await mkdtemp(join(tmpdir(), 'mesa-escalation-'))
  shared = { DATABASE_URL: databaseUrl, DATA_DIR: dataDir, SECRET_KEY: 'steps'.repeat(8) }
  database = new pg.Pool({ connectionString: databaseUrl, max: 2 })
  web = await startProgram({
    ...shared,
    ROLE: 'web',
    ADMIN_EMAIL: administrator.email,
    ADMIN_PASSWORD: administrator.password,
  })
  workers = await Promise.all([startWorker(), startWorker()])
  api = await signInTo(web.url, administrator.email, administrator.password)
}, 120_000)
afterAll(async () => {
  await Promise.all([web, ...workers].map((program) => program.end('SIGTERM')))
  await database.end()
  await dropDatabase(inject('databaseUrl'), new URL(databaseUrl).pathname.slice(1))
  await rm(dataDir, { recursive: true, force: true })
})

function startWorker(): Promise<Program> {
  return startProgram({ ...shared, ROLE: 'worker' })
}

/** A policy for tickets with a tag: so many seconds to solve, and so many steps in the time after it. */
async function policyWith(tag: string, seconds: number, steps: number): Promise<void> {
  const { id: personId } = await api.sessions.me()
  const { id } = await api.sla.create({
    body: {
      name: tag,
      isOn: true,
      condition: { kind: 'all', of: [{ kind: 'test', field: 'tag', operator: 'is', value: tag }] },
      targets: [{ clock: 'resolution', priority: 4, seconds }],
    },
  })
  // Before the one that every desk begins with.
  await api.sla.arrange({ body: { ids: [id] } })
  await api.escalations.putSteps({
    params: { id },
    body: {
      steps: Array.from({ length: steps }, (_, index) => ({
        clock: 'resolution' as const,
        at: { kind: 'percent' as const, percent: 100 + index },
        level: 1,
        actions: [{ kind: 'notify_person' as const, personId }],
      })),
    },
  })
}

function open(tag: string) {
  return api.tickets.create({
    body: { subject: tag, bodyText: 'Ya.', requester: { email: 'ana@norte.example' }, tags: [tag] },
  })
}

async function count(what: string): Promise<number> {
  const { rows } = await database.query<{ count: number }>(`select count(*)::int as count from ${what}`)
  return rows[0]?.count ?? 0
}

/**
 * Jobs that somebody still has to do, without those that were taken before. One that was replaced while a worker that
 * died later was at it is no more than a row that nobody takes.
 */
async function listDueJobs(since: string) {
  const { rows } = await database.query(
    `select task_identifier, queue_name, locked_by, run_at, attempts, last_error from graphile_worker.jobs
      where run_at <= now() and attempts < max_attempts and (locked_at is null or locked_at >= $1)`,
    [since],
  )
  return rows
}

test('1,000 steps due in the same minute fire once each, with two workers, one of which is killed', {
  timeout: 300_000,
}, async () => {
  await policyWith('muchos', 60, stepCount)
  for (let done = 0; done < ticketCount; done += 4) await Promise.all([1, 2, 3, 4].map(() => open('muchos')))
  const planned = await count('escalation_plans')
  expect(planned).toBe(ticketCount * stepCount)

  const atKill = await eventually(
    () => count('escalations'),
    (fired) => fired > 200,
    120_000,
  )
  await workers[0]?.end('SIGKILL')
  await eventually(
    () => count('escalation_plans where fired_at is null'),
    (left) => left === 0,
    120_000,
  )

  expect(atKill).toBeLessThan(planned)
  expect(await count('escalations')).toBe(planned)
  expect(await count('(select distinct plan_id from escalations) as e')).toBe(planned)
  expect(await count(`ticket_events where type = 'ticket.escalated'`)).toBe(planned)
  expect(await count(`notifications where kind = 'escalated'`)).toBe(planned)
  const { rows } = await database.query<{ most: number }>(
    'select max(extract(epoch from fired_at - fire_at))::float8 as most from escalation_plans',
  )
  expect(rows[0]?.most).toBeLessThan(30)
  expect(await count('escalations where is_late')).toBe(0)
})

test('a step that was due while nobody worked fires when somebody does, once and marked late', {
  timeout: 300_000,
}, async () => {
  // So late that it does not fire while the other test's work is still being done.
  await policyWith('tarde', 3600, 1)
  const { number, createdAt } = await open('tarde')
  // What is still to be done about the new ticket would plan its steps anew; what the killed worker held is of others.
  await eventually(
    () => listDueJobs(createdAt),
    (due) => due.length === 0,
    120_000,
  )
  await Promise.all(workers.map((worker) => worker.end('SIGKILL')))
  // As if the machine had been off for ten minutes.
  await database.query(`update escalation_plans set fire_at = now() - interval '10 minutes' where fired_at is null`)

  workers = await Promise.all([startWorker(), startWorker()])

  const { path } = await eventually(
    () => api.escalations.ofTicket({ params: { number } }),
    (seen) => seen.path.length > 0,
    120_000,
  )
  expect(path).toMatchObject([{ isLate: true }])
})
