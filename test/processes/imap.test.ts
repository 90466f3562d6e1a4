import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { createDatabase, dropDatabase } from '../databases.ts'
import { rawMail } from '../mails.ts'
import { eventually, type Program, signInTo, startProgram } from '../program.ts'
import { Dovecot, whyNoDovecot } from '../servers/dovecot.ts'
import type { Api } from '../world.ts'

const why = whyNoDovecot()
if (why !== undefined) process.stderr.write(`Tests against a real IMAP server are skipped: ${why}\n`)

describe.skipIf(why !== undefined)('several processes and one mailbox', () => {
  const account = { email: 'admin@desk.example', password: 'correct-horse-battery' }
  const user = 'support@desk.example'
  let dovecot: Dovecot
  let databaseUrl: string
  let dataDir: string
  let shared: Record<string, string>
  let all: Program
  let worker: Program
  let api: Api
  let inboxId: string

  beforeAll(async () => {
    dovecot = await Dovecot.start()
    databaseUrl = await createDatabase(inject('databaseUrl'))
    dataDir = await mkdtemp(join(tmpdir(), 'mesa-imap-'))
    shared = {
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      SECRET_KEY: 'boxes'.repeat(8),
      NODE_EXTRA_CA_CERTS: dovecot.certificate,
    }
    all = await startProgram({ ...shared, ADMIN_EMAIL: account.email, ADMIN_PASSWORD: account.password })
    worker = await startProgram({ ...shared, ROLE: 'worker' })
    api = await signInTo(all.url, account.email, account.password)
    inboxId = (await api.inboxes.create({ body: { name: 'Support', address: user } })).id
  }, 300_000)
  afterAll(async () => {
    await Promise.all([all?.end('SIGTERM'), worker?.end('SIGTERM')])
    await dropDatabase(inject('databaseUrl'), new URL(databaseUrl).pathname.slice(1))
    await rm(dataDir, { recursive: true, force: true })
    await dovecot?.stop()
  }, 300_000)

  const save = (security: 'tls' | 'starttls') =>
    api.receiving.save({
      params: { id: inboxId },
      body: {
        host: 'localhost',
        port: security === 'tls' ? dovecot.tlsPort : dovecot.port,
        security,
        username: user,
        password: dovecot.password,
      },
    })
  const works = () =>
    eventually(
      async () => (await api.receiving.get({ params: { id: inboxId } })).receiving,
      (seen) => seen?.lastSuccessAt != null && seen.failingSince === null,
    )
  const counts = async () => (await api.inboxes.list()).items.find(({ id }) => id === inboxId)?.counts
  const received = (number: number) =>
    eventually(counts, (seen) => (seen?.received ?? 0) >= number && seen?.waiting === 0, 120_000)
  const mails = (number: number) => Array.from({ length: number }, () => rawMail())
  const copies = async () => (await api.mail.received({ query: { limit: 200 } })).items.map((mail) => mail.copies)

  test('fetch each of 200 mails once, over TLS and STARTTLS', async () => {
    await save('tls')
    await works()
    await dovecot.append(user, mails(100))
    await received(100)
    await save('starttls')
    await works()

    await dovecot.append(user, mails(100))

    expect(await received(200)).toMatchObject({ received: 200, opened: 200 })
    expect(new Set(await copies())).toEqual(new Set([1]))
  })

  test('the mailbox of one that is killed is taken over within seconds, and nothing is doubled', async () => {
    const before = (await counts())?.received ?? 0
    await dovecot.append(user, mails(20))
    await worker.end('SIGKILL')
    worker = await startProgram({ ...shared, ROLE: 'worker' })
    await all.end('SIGKILL')

    await dovecot.append(user, mails(20))
    all = await startProgram(shared)
    api = await signInTo(all.url, account.email, account.password)

    expect(await received(before + 40)).toMatchObject({ received: before + 40 })
    expect(new Set(await copies())).toEqual(new Set([1]))
  })

  test('an import of 500 mails goes on where a killed process left it, and writes to nobody', {
    timeout: 300_000,
  }, async () => {
    await save('starttls')
    const before = (await counts())?.received ?? 0
    await dovecot.append(user, mails(500), { folder: 'Archive', at: new Date('2025-01-01T10:00:00Z') })
    const body = { folders: ['Archive'] }
    const { id } = await api.receiving.beginImport({ params: { id: inboxId }, body })
    const look = async () =>
      (await api.receiving.imports({ params: { id: inboxId } })).items.find((one) => one.id === id)
    await eventually(look, (seen) => (seen?.done ?? 0) > 50, 120_000)

    await Promise.all([all.end('SIGKILL'), worker.end('SIGKILL')])
    ;[all, worker] = await Promise.all([startProgram(shared), startProgram({ ...shared, ROLE: 'worker' })])
    api = await signInTo(all.url, account.email, account.password)
    // Kept first, and decided by another job.
    const seen = await eventually(look, (one) => one?.state === 'done' && one.counts.waiting === 0, 240_000)

    expect((await api.mail.received({ query: { outcome: ['quarantined'] } })).items).toEqual([])
    expect(seen).toMatchObject({ total: 500, done: 500, counts: { opened: 500, known: 0 } })
    expect(await received(before + 500)).toMatchObject({ received: before + 500 })
    const { items } = await api.mail.outgoing({ query: { limit: 200 } })
    // Live mails were acknowledged; none of the import was.
    expect(items.filter(({ createdAt }) => createdAt > (seen?.createdAt ?? ''))).toEqual([])
  })
})
