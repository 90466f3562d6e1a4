import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { createDatabase, dropDatabase } from '../databases.ts'
import { eventually, type Program, signInTo, startProgram } from '../program.ts'
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
  dataDir = await mkdtemp(join(tmpdir(), 'mesa-bulk-'))
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

test('tickets are selected by mouse and keyboard, changed at once, and put back', { timeout: 180_000 }, async () => {
  for (const subject of ['Uno', 'Dos', 'Tres', 'Cuatro']) {
    await api.tickets.create({ body: { subject, bodyText: 'x', requester: { email: 'ana@clinica.example' } } })
  }
  const { page, faults } = await openPage(browser, { reducedMotion: 'reduce', colorScheme: 'dark' })
  page.setDefaultTimeout(20_000)
  const headers = { 'x-requested-with': 'mesa' }
  await page.request.post(`${program.url}/api/v1/sign-in`, { data: noa, headers })
  await page.goto(`${program.url}/desk/inbox/open`)
  const box = (subject: string) => page.getByRole('checkbox', { name: new RegExp(`Seleccionar #\\d ${subject}$`) })

  // The newest is first: from it down to the third.
  await box('Cuatro').click()
  await box('Dos').click({ modifiers: ['Shift'] })
  const bar = page.getByRole('region', { name: 'Tickets seleccionados' })
  await bar.getByText('3 tickets seleccionados').waitFor()
  await expectAccessible(page)
  await bar.getByRole('button', { name: 'Etiquetas…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Etiquetas de los tickets seleccionados' })
  await dialog.getByLabel('Añadir').fill('mudanza')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Hacerlo' }).click()
  const panel = page.getByRole('region', { name: 'Trabajo con muchos tickets' })
  await panel.getByText('3 tickets cambiados').waitFor()
  await expectAccessible(page)
  const tagged = async () =>
    (await api.tickets.list({ query: { tag: ['mudanza'] } })).items.map(({ subject }) => subject)
  expect((await tagged()).sort()).toEqual(['Cuatro', 'Dos', 'Tres'])

  await panel.getByRole('button', { name: 'Deshacer' }).click()
  await panel.getByText('3 tickets como estaban').waitFor()
  expect(await tagged()).toEqual([])
  await panel.getByRole('button', { name: 'Cerrar' }).click()

  // All of the view, by its key and two presses.
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await bar.getByRole('button', { name: 'Todos los de la vista' }).click()
  await bar.getByRole('button', { name: 'Estado' }).click()
  await page.getByRole('menuitem', { name: 'Resuelto' }).click()
  await panel.getByText('4 tickets cambiados').waitFor()
  await eventually(
    () => api.tickets.list({ query: { status: ['solved'] } }),
    ({ items }) => items.length === 4,
  )
  expect(faults).toEqual([])
})
