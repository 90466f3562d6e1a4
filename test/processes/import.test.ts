import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { createDatabase, dropDatabase } from '../databases.ts'
import { rawMail } from '../mails.ts'
import { startProgram } from '../program.ts'

const cli = fileURLToPath(new URL('../../server/app/cli.ts', import.meta.url))
let databaseUrl: string
let dataDir: string
let mailbox: string

beforeAll(async () => {
  databaseUrl = await createDatabase(inject('databaseUrl'))
  dataDir = await mkdtemp(join(tmpdir(), 'mesa-import-'))
  mailbox = await mkdtemp(join(tmpdir(), 'mesa mailbox '))
  const admin = { ADMIN_EMAIL: 'noa@desk.example', ADMIN_PASSWORD: 'correct-horse-battery' }
  const program = await startProgram({ DATABASE_URL: databaseUrl, DATA_DIR: dataDir, ...admin })
  await program.end('SIGTERM')
})
afterAll(async () => {
  await dropDatabase(inject('databaseUrl'), new URL(databaseUrl).pathname.slice(1))
  await rm(dataDir, { recursive: true, force: true })
  await rm(mailbox, { recursive: true, force: true })
})

async function mesa(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, DATABASE_URL: databaseUrl, DATA_DIR: dataDir }
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [cli, ...args], { env }, (_error, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    )
  })
}

async function put(path: string, content: string): Promise<void> {
  const place = join(mailbox, path)
  await mkdir(join(place, '..'), { recursive: true })
  await writeFile(place, content)
}

test('an import takes mails only, wherever they lie, and what it cannot read stops nothing', async () => {
  await put('one.eml', rawMail())
  await put('old/box', `From ana\n${rawMail()}\nFrom ana\n${rawMail()}`)
  await put('old/Inbox.msf', '// <!-- <mdb:mork:z v="1.4"/> -->')
  await put('old/README', 'Copied in March')
  await put('Maildir/dovecot-uidlist', '3 V1700000000 N3 G0123456789abcdef\n1 :1.host\n')
  await put('Maildir/subscriptions', 'V\t2\n\nSent\n')
  await put('Maildir/cur/1.host:2,S', rawMail())
  await put('Maildir/new/2.host', rawMail())
  await put('Maildir/tmp/3.host', rawMail())
  await put('Maildir/.Sent/cur/4.host:2,S', rawMail())
  await symlink(join(mailbox, 'nowhere'), join(mailbox, 'lost.eml'))

  const first = await mesa('mail', 'import', mailbox)
  const second = await mesa('mail', 'import', mailbox)

  expect(first.out.trim().split('\n')).toEqual([
    '4 other files, which are no mails, were left',
    '7 found = 6 imported + 0 known already + 1 refused',
  ])
  expect(first.err).toContain('lost.eml')
  expect(second.out).toContain('7 found = 0 imported + 6 known already + 1 refused')
  expect([first.code, second.code]).toEqual([1, 1])
})

test('an import that names a place which is not there takes nothing, and says so in one line', async () => {
  await put('late.eml', rawMail())

  const refused = await mesa('mail', 'import', join(mailbox, 'late.eml'), join(mailbox, 'lste.eml'))
  const after = await mesa('mail', 'import', join(mailbox, 'late.eml'))

  expect(refused.code).toBe(1)
  expect(refused.err.trim()).toMatch(/^mesa: There is nothing at .*lste\.eml .*$/)
  expect(after.out).toContain('1 found = 1 imported + 0 known already + 0 refused')
})
