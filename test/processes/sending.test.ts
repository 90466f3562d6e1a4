import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rawMail } from '../mails.ts'
import { eventually, type Program, signInTo, startProgram } from '../program.ts'
import { type Remote, startRemote } from '../servers/remote.ts'
import { SmtpTalk } from '../smtp.ts'

const administrator = { ADMIN_EMAIL: 'admin@desk.example', ADMIN_PASSWORD: 'correct-horse-battery' }
let dataDir: string
let program: Program
let remote: Remote
let heard = 0

beforeAll(async () => {
  remote = await startRemote()
  // It has the whole mail and never says what it thinks of it.
  remote.beforeReply = () => {
    heard += 1
    return new Promise<void>(() => undefined)
  }
  dataDir = await mkdtemp(join(tmpdir(), 'mesa-sending-'))
  // As root PostgreSQL runs as somebody else, who must get in.
  await chmod(dataDir, 0o755)
  program = await start()
})
afterAll(async () => {
  await program.end('SIGTERM')
  await remote.close()
  await rm(dataDir, { recursive: true, force: true })
})

function start(): Promise<Program> {
  return startProgram({ DATA_DIR: dataDir, SMTP_URL: remote.url, ...administrator })
}

test('a mail that was under way when Mesa was killed is unknown afterwards, and not sent a second time', {
  timeout: 120_000,
}, async () => {
  const talk = await SmtpTalk.begin(program.smtpPort)
  await talk.deliver('ana@clinica.example', 'support@desk.example', rawMail())
  talk.end()
  await eventually(
    async () => heard,
    (count) => count === 1,
  )

  await program.end('SIGKILL')
  program = await start()

  const api = await signInTo(program.url, administrator.ADMIN_EMAIL, administrator.ADMIN_PASSWORD)
  const mail = await eventually(
    async () => (await api.mail.outgoing()).items[0],
    (seen) => seen !== undefined && seen.state !== 'sending',
    60_000,
  )
  expect(mail?.state).toBe('unknown')
  expect(heard).toBe(1)
})
