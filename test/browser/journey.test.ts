import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { closeMailReader } from '#server/mail/index.ts'
import { createDatabase, dropDatabase } from '../databases.ts'
import { rawMail, sentMailWith } from '../mails.ts'
import { type Program, startProgram } from '../program.ts'
import { SmtpTalk } from '../smtp.ts'
import { expectAccessible, openPage } from './browser.ts'
import { launchBrowser } from './launch.ts'

const administrator = { email: 'noa@desk.example', password: 'correct-horse-battery' }
const ana = 'Ana García <ana@clinica.example>'
let databaseUrl: string
let dataDir: string
let program: Program
let browser: Browser

beforeAll(async () => {
  databaseUrl = await createDatabase(inject('databaseUrl'))
  dataDir = await mkdtemp(join(tmpdir(), 'mesa-journey-'))
  program = await startProgram({
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    ADMIN_EMAIL: administrator.email,
    ADMIN_PASSWORD: administrator.password,
  })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await program.end('SIGTERM')
  await closeMailReader()
  await dropDatabase(inject('databaseUrl'), new URL(databaseUrl).pathname.slice(1))
  await rm(dataDir, { recursive: true, force: true })
})

async function send(raw: string): Promise<void> {
  const talk = await SmtpTalk.begin(program.smtpPort)
  expect(await talk.deliver('ana@clinica.example', 'support@desk.example', raw)).toBe(250)
  talk.end()
}

test('a mail becomes a ticket, is answered, answered back, solved and rated', { timeout: 180_000 }, async () => {
  const { page, faults } = await openPage(browser)
  await page.goto(`${program.url}/desk`)
  await page.getByLabel('Correo electrónico').fill(administrator.email)
  await page.getByLabel('Contraseña', { exact: true }).fill(administrator.password)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Entrar', exact: true }).click()
  await page.getByRole('link', { name: /Todos los abiertos/ }).click()
  await page.getByText('No hay tickets abiertos').waitFor()

  // A mail arrives, and the open page shows it without being asked to.
  await send(rawMail({ from: ana, subject: 'La impresora no responde', text: 'Desde esta mañana sale sin conexión.' }))
  await page.getByText('La impresora no responde').click()
  await page.getByText('Desde esta mañana sale sin conexión.').first().waitFor()
  await expectAccessible(page)

  // The agent answers; the mail leaves with a signed address.
  const editor = page.getByRole('textbox', { name: 'Texto del mensaje' })
  await editor.fill('¿Puedes imprimir una página de prueba?')
  await page.getByRole('button', { name: 'Enviar', exact: true }).click()
  await page.getByRole('button', { name: 'Enviar ahora' }).click()
  const answer = await sentMailWith(join(dataDir, 'outgoing'), 'página de prueba')
  const signed = answer.replyTo[0]?.address ?? ''
  expect(signed).toMatch(/^support\+t1\.[a-z0-9]{10,}@localhost$/)
  expect(answer.subject).toBe('Re: La impresora no responde [#1]')

  // The requester answers from her mail program; it joins the ticket before the agent's eyes.
  await send(
    rawMail({
      from: ana,
      to: signed,
      subject: 'RE: La impresora no responde [#1]',
      text: 'Ya imprime, muchas gracias.',
      headers: { 'In-Reply-To': `<${answer.messageId}>` },
    }),
  )
  await page.getByText('Ya imprime, muchas gracias.').first().waitFor()

  // Solved: the requester is told, and rates with one click and one confirmation.
  await page.getByRole('button', { name: 'Resolver', exact: true }).click()
  const goodbye = await sentMailWith(join(dataDir, 'outgoing'), '¿Qué te ha parecido la ayuda?')
  const link = /(\/rate\/\S+\?score=5)/.exec(goodbye.bodyText)?.[1] ?? ''
  const requester = await openPage(browser)
  await requester.page.goto(program.url + link)
  await requester.page.getByText('La impresora no responde').waitFor()
  await expectAccessible(requester.page)
  await requester.page.getByRole('button', { name: 'Enviar mi opinión' }).click()
  await requester.page.getByText('Gracias por tu opinión').waitFor()

  await page.getByText('5 de 5').first().waitFor()
  expect([...faults, ...requester.faults]).toEqual([])
})
