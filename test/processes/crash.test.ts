import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rawMail } from '../mails.ts'
import { eventually, type Program, signInTo, startProgram } from '../program.ts'
import { SmtpTalk } from '../smtp.ts'

const administrator = { ADMIN_EMAIL: 'admin@desk.example', ADMIN_PASSWORD: 'correct-horse-battery' }
const mailCount = 500
let dataDir: string
let program: Program

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'mesa crash '))
  // As root PostgreSQL runs as somebody else, who must get in.
  await chmod(dataDir, 0o755)
  program = await startProgram({ DATA_DIR: dataDir, ...administrator })
})
afterAll(async () => {
  await program.end('SIGTERM')
  await rm(dataDir, { recursive: true, force: true })
})

/** Sends until all are acknowledged, as a mail server does: what was not is sent again after the crash. */
async function sendAll(mails: Map<string, string>, acknowledged: Set<string>, onProgress: () => void): Promise<void> {
  const talk = await SmtpTalk.begin(program.smtpPort)
  for (const [subject, raw] of mails) {
    if (acknowledged.has(subject)) continue
    const code = await talk.deliver('ana@clinica.example', 'support@desk.example', raw)
    if (code === undefined) return
    if (code === 250) acknowledged.add(subject)
    onProgress()
  }
  talk.end()
}

test('kill -9 in the middle of 500 deliveries loses and doubles nothing that was acknowledged', {
  timeout: 180_000,
}, async () => {
  const mails = new Map(
    Array.from({ length: mailCount }, (_, index) => [`Correo ${index}`, rawMail({ subject: `Correo ${index}` })]),
  )
  const acknowledged = new Set<string>()

  await sendAll(mails, acknowledged, () => {
    if (acknowledged.size === mailCount / 2) program.process.kill('SIGKILL')
  })
  const atCrash = acknowledged.size
  program = await startProgram({ DATA_DIR: dataDir, ...administrator })
  await sendAll(mails, acknowledged, () => undefined)

  expect(atCrash).toBeGreaterThanOrEqual(mailCount / 2)
  expect(atCrash).toBeLessThan(mailCount)
  expect(acknowledged.size).toBe(mailCount)
  const api = await signInTo(program.url, administrator.ADMIN_EMAIL, administrator.ADMIN_PASSWORD)
  const counts = await eventually(
    async () => (await api.inboxes.list()).items[0]?.counts,
    (seen) => seen?.waiting === 0 && seen.received >= mailCount,
    120_000,
  )
  expect(counts).toMatchObject({ received: mailCount, opened: mailCount, quarantined: 0, ignored: 0 })
})

test('a reply that waits when Mesa dies leaves once when it is back', { timeout: 120_000 }, async () => {
  const api = await signInTo(program.url, administrator.ADMIN_EMAIL, administrator.ADMIN_PASSWORD)
  const { number } = await api.tickets.create({
    body: { subject: 'El fax', bodyText: 'No va.', requester: { email: 'eva@norte.example' } },
  })
  const body = { kind: 'reply' as const, bodyText: 'Ya está.', undoSeconds: 1 }
  await api.messages.add({ params: { number }, body })

  program.process.kill('SIGKILL')
  program = await startProgram({ DATA_DIR: dataDir, ...administrator })

  const back = await signInTo(program.url, administrator.ADMIN_EMAIL, administrator.ADMIN_PASSWORD)
  const { items } = await eventually(
    () => back.messages.list({ params: { number } }),
    ({ items }) => items.length > 1,
    60_000,
  )
  expect(items.map(({ bodyText }) => bodyText)).toEqual(['No va.', 'Ya está.'])
  expect((await back.scheduledReplies.list({ params: { number } })).items).toEqual([])
})

test('a second start on the same folder is refused with a sentence', async () => {
  await expect(startProgram({ DATA_DIR: dataDir })).rejects.toThrow(/another|already|running/i)
})
