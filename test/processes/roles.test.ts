import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { createDatabase, dropDatabase } from '../databases.ts'
import { rawMail } from '../mails.ts'
import { eventually, type Program, signInTo, startProgram } from '../program.ts'
import { SmtpTalk } from '../smtp.ts'

let databaseUrl: string
let dataDir: string
let web: Program
let worker: Program

beforeAll(async () => {
  databaseUrl = await createDatabase(inject('databaseUrl'))
  dataDir = await mkdtemp(join(tmpdir(), 'mesa-roles-'))
  const shared = { DATABASE_URL: databaseUrl, DATA_DIR: dataDir, SECRET_KEY: 'roles'.repeat(8) }
  const both = [
    startProgram({
      ...shared,
      ROLE: 'web',
      ADMIN_EMAIL: 'admin@desk.example',
      ADMIN_PASSWORD: 'correct-horse-battery',
    }),
    startProgram({ ...shared, ROLE: 'worker' }),
  ] as const
  ;[web, worker] = await Promise.all(both)
})
afterAll(async () => {
  await Promise.all([web.end('SIGTERM'), worker.end('SIGTERM')])
  await dropDatabase(inject('databaseUrl'), new URL(databaseUrl).pathname.slice(1))
  await rm(dataDir, { recursive: true, force: true })
})

test('one process takes the mail, the other reads it and answers, and the first shows it', async () => {
  const talk = await SmtpTalk.begin(web.smtpPort)
  const code = await talk.deliver('ana@clinica.example', 'support@desk.example', rawMail({ subject: 'Dos procesos' }))
  talk.end()
  const api = await signInTo(web.url, 'admin@desk.example', 'correct-horse-battery')

  const { items } = await eventually(
    () => api.tickets.list(),
    (seen) => seen.items.length > 0,
  )

  expect(code).toBe(250)
  expect(items[0]?.subject).toBe('Dos procesos')
  const sent = await eventually(
    () => readdir(join(dataDir, 'outgoing')).catch(() => []),
    (files) => files.some((name) => name.endsWith('.eml')),
  )
  expect(sent.filter((name) => name.endsWith('.eml'))).toHaveLength(1)
})

test('a worker that is killed leaves its work to the next one', async () => {
  await worker.end('SIGKILL')
  const talk = await SmtpTalk.begin(web.smtpPort)
  await talk.deliver('ana@clinica.example', 'support@desk.example', rawMail({ subject: 'Sin nadie' }))
  talk.end()
  worker = await startProgram({
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    SECRET_KEY: 'roles'.repeat(8),
    ROLE: 'worker',
  })
  const api = await signInTo(web.url, 'admin@desk.example', 'correct-horse-battery')

  const { items } = await eventually(
    () => api.tickets.list(),
    (seen) => seen.items.some(({ subject }) => subject === 'Sin nadie'),
  )

  expect(items).toHaveLength(2)
})

test.each([
  ['PORT', () => Number(new URL(web.url).port)],
  ['SMTP_PORT', () => web.smtpPort],
] as const)('a start whose %s is taken says so, and what to set', async (name, portOf) => {
  const shared = { DATABASE_URL: databaseUrl, DATA_DIR: dataDir, SECRET_KEY: 'roles'.repeat(8), ROLE: 'web' }

  const start = startProgram({ ...shared, [name]: String(portOf()) })

  await expect(start).rejects.toThrow(`Port ${portOf()} is taken by another program. Stop that one, or set ${name}`)
})
