import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { createDatabase, dropDatabase } from '../databases.ts'
import { type Program, signInTo, startProgram } from '../program.ts'
import type { Api } from '../world.ts'
import { expectAccessible, openPage } from './browser.ts'
import { launchBrowser } from './launch.ts'

const noa = { email: 'noa@desk.example', password: 'correct-horse-battery' }
let databaseUrl: string
let dataDir: string
let program: Program
let browser: Browser
let api: Api

beforeAll(async () => {
  databaseUrl = await createDatabase(inject('databaseUrl'))
  dataDir = await mkdtemp(join(tmpdir(), 'mesa-merge-'))
  program = await startProgram({
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    ADMIN_EMAIL: noa.email,
    ADMIN_PASSWORD: noa.password,
  })
  browser = await launchBrowser()
  api = await signInTo(program.url, noa.email, noa.password)
})
afterAll(async () => {
  await browser.close()
  await program.end('SIGTERM')
  await dropDatabase(inject('databaseUrl'), new URL(databaseUrl).pathname.slice(1))
  await rm(dataDir, { recursive: true, force: true })
})

test('a ticket is merged by keyboard, taken back from either side, and says where it went', {
  timeout: 120_000,
}, async () => {
  const requester = { email: 'ana@clinica.example', name: 'Ana' }
  for (const subject of ['El fax no va', 'Sigue sin ir el fax']) {
    await api.tickets.create({ body: { subject, bodyText: `${subject}.`, requester } })
  }
  const { page, faults } = await openPage(browser, { reducedMotion: 'reduce', colorScheme: 'dark' })
  page.setDefaultTimeout(20_000)
  const headers = { 'x-requested-with': 'mesa' }
  await page.request.post(`${program.url}/api/v1/sign-in`, { data: noa, headers })
  await page.goto(`${program.url}/desk/tickets/2`)
  await page.getByRole('article').getByText('Sigue sin ir el fax.').waitFor()

  await page.getByRole('region', { name: 'Conversación' }).focus()
  await page.keyboard.press('#')
  const dialog = page.getByRole('dialog', { name: 'Combinar #2 con otro ticket' })
  await dialog.getByRole('textbox').fill('#1')
  await dialog
    .getByText(/El fax no va/)
    .first()
    .waitFor()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Combinar' }).click()

  await page.waitForURL(/\/tickets\/1$/)
  await page.getByRole('article').getByText('Sigue sin ir el fax.').waitFor()
  const parts = page.getByRole('region', { name: 'Combinados con este ticket' })
  await expectAccessible(page)
  await parts.getByRole('link', { name: /#2/ }).click()
  await page.getByText('Este ticket se combinó con #1: El fax no va.').waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Ir a #1' }).click()
  await parts.getByRole('button', { name: 'Deshacer la combinación de #2' }).click()
  await parts.waitFor({ state: 'detached' })

  const { items } = await api.messages.list({ params: { number: 2 } })
  expect(items).toHaveLength(1)
  expect(await api.tickets.get({ params: { number: 2 } })).toMatchObject({ status: 'new', mergedInto: null })
  expect(faults).toEqual([])
})
