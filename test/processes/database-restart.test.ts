import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#server/platform/postgres/index.ts'
import { rawMail } from '../mails.ts'
import { eventually, type Program, signInTo, startProgram } from '../program.ts'
import { SmtpTalk } from '../smtp.ts'

const administrator = { ADMIN_EMAIL: 'admin@desk.example', ADMIN_PASSWORD: 'correct-horse-battery' }
const mailCount = 60
const downForMs = 4000
let folder: string
let database: EmbeddedPostgres
let program: Program

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mesa-restart-'))
  // As root PostgreSQL runs as somebody else, who must get in.
  await chmod(folder, 0o755)
  database = await startEmbeddedPostgres({ dir: join(folder, 'postgres') })
  program = await startProgram({
    DATABASE_URL: database.url,
    DATA_DIR: join(folder, 'data'),
    SECRET_KEY: 'restart'.repeat(8),
    ...administrator,
  })
})
afterAll(async () => {
  program.process.kill('SIGKILL')
  await database.stop()
  await rm(folder, { recursive: true, force: true })
})

async function sendAll(subjects: string[]): Promise<string[]> {
  const talk = await SmtpTalk.begin(program.smtpPort)
  const refused: string[] = []
  for (const subject of subjects) {
    const code = await talk.deliver('ana@clinica.example', 'support@desk.example', rawMail({ subject }))
    if (code !== 250) refused.push(subject)
  }
  talk.end()
  return refused
}

async function restartDatabase(): Promise<void> {
  await database.stop()
  await delay(downForMs)
  database = await startEmbeddedPostgres({ dir: join(folder, 'postgres') })
}

test('Mesa outlives a restart of its database: nothing is lost, the jobs go on, and it stops at once', {
  timeout: 180_000,
}, async () => {
  const subjects = Array.from({ length: mailCount }, (_, index) => `Correo ${index}`)
  const url = database.url
  const refusedBefore = await sendAll(subjects)

  await restartDatabase()
  const api = await eventually(
    () => signInTo(program.url, administrator.ADMIN_EMAIL, administrator.ADMIN_PASSWORD),
    (one) => one !== undefined,
  )
  const counts = await eventually(
    () =>
      api.inboxes.list().then(
        ({ items }) => items[0]?.counts,
        () => undefined,
      ),
    (seen) => seen?.waiting === 0 && seen.received === mailCount,
    60_000,
  )
  const refusedAfter = await sendAll(['Después'])
  await eventually(
    () => api.tickets.list({ query: { q: 'Después' } }),
    ({ items }) => items.length === 1,
    60_000,
  )

  expect(database.url).toBe(url)
  expect([...refusedBefore, ...refusedAfter]).toEqual([])
  expect(counts).toMatchObject({ opened: mailCount, quarantined: 0, ignored: 0 })
  const began = Date.now()
  expect(await program.end('SIGTERM')).toBe(0)
  expect(Date.now() - began).toBeLessThan(5000)
})
