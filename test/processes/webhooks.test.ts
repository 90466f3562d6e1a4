import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { Webhook as StandardWebhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { webhookPayload } from '#contract/webhooks.ts'
import { createDatabase, dropDatabase } from '../databases.ts'
import { eventually, type Program, signInTo, startProgram } from '../program.ts'
import { type Receiver, startReceiver } from '../servers/receiver.ts'
import type { Api } from '../world.ts'

const administrator = { email: 'admin@desk.example', password: 'correct-horse-battery' }
const ticketCount = 120
let databaseUrl: string
let dataDir: string
let database: pg.Pool
let receiver: Receiver
let web: Program
let workers: Program[]
let api: Api

beforeAll(async () => {
  receiver = await startReceiver()
  databaseUrl = await createDatabase(inject('databaseUrl'))
  dataDir = await mkdtemp(join(tmpdir(), 'mesa-webhooks-'))
  database = new pg.Pool({ connectionString: databaseUrl, max: 2 })
  web = await startAs('web', { ADMIN_EMAIL: administrator.email, ADMIN_PASSWORD: administrator.password })
  workers = await Promise.all([startAs('worker'), startAs('worker')])
  api = await signInTo(web.url, administrator.email, administrator.password)
}, 240_000)
afterAll(async () => {
  await Promise.all([web, ...workers].map((program) => program.end('SIGTERM')))
  await receiver.close()
  await database.end()
  await dropDatabase(inject('databaseUrl'), new URL(databaseUrl).pathname.slice(1))
  await rm(dataDir, { recursive: true, force: true })
})

function startAs(role: 'web' | 'worker', more: Record<string, string> = {}): Promise<Program> {
  return startProgram({
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    SECRET_KEY: 'hooks'.repeat(8),
    ROLE: role,
    WEBHOOK_NETWORKS: '127.0.0.0/8',
    ...more,
  })
}

async function waitingCount(): Promise<number> {
  const { rows } = await database.query<{ count: number }>(
    `select count(*)::int as count from webhook_deliveries where state = 'waiting'`,
  )
  return rows[0]?.count ?? 0
}

test('whoever is killed amid deliveries, each event arrives, always under its own id', {
  timeout: 300_000,
}, async () => {
  const { secret } = await api.webhooks.create({
    body: { name: 'Espejo', url: `${receiver.url}/in`, events: ['ticket.created'] },
  })
  const before = 30
  const taken = { status: 204 }
  receiver.answer(...Array.from({ length: before }, () => taken), { status: 204, isHeld: true }, taken)
  const opening = openTickets()
  await eventually(
    async () => receiver.received.length,
    (count) => count === before + 1,
    120_000,
  )

  // One of them has been heard and waits for the answer.
  await Promise.all(workers.map((worker) => worker.end('SIGKILL')))
  workers = await Promise.all([startAs('worker'), startAs('worker')])
  const numbers = await opening
  await eventually(waitingCount, (left) => left === 0, 200_000)

  const verifier = new StandardWebhook(secret)
  const told = new Map<string, Set<number>>()
  for (const { body, headers } of receiver.received) {
    verifier.verify(body, headers as Record<string, string>)
    const { data } = webhookPayload.parse(JSON.parse(body))
    const id = String(headers['webhook-id'])
    told.set(id, (told.get(id) ?? new Set()).add(data.ticket?.number ?? 0))
  }
  expect(receiver.received.length).toBeGreaterThan(ticketCount)
  // No id stands for two events, and no event comes under two ids.
  expect([...told.values()].map(({ size }) => size)).toEqual(Array.from({ length: ticketCount }, () => 1))
  expect([...told.values()].flatMap((one) => [...one]).toSorted((one, other) => one - other)).toEqual(numbers)
  const { rows } = await database.query<{ id: string }>('select id from webhook_deliveries order by id')
  expect([...told.keys()].toSorted()).toEqual(rows.map(({ id }) => id))
})

async function openTickets(): Promise<number[]> {
  const numbers: number[] = []
  for (let done = 0; done < ticketCount; done += 4) {
    const opened = await Promise.all(Array.from({ length: 4 }, (_, index) => openTicket(done + index)))
    numbers.push(...opened.map(({ number }) => number))
  }
  return numbers.toSorted((one, other) => one - other)
}

function openTicket(index: number) {
  return api.tickets.create({
    body: { subject: `Aviso ${index}`, bodyText: 'Ya.', requester: { email: 'ana@norte.example' } },
  })
}
