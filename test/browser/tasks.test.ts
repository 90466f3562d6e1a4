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
  dataDir = await mkdtemp(join(tmpdir(), 'mesa-tasks-'))
  program = await startProgram({
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    ADMIN_EMAIL: noa.email,
    ADMIN_PASSWORD: noa.password,
  })
  browser = await launchBrowser()
  api = await signInTo(program.url, noa.email, noa.password)
  await api.tickets.create({ body: { subject: 'Alta de Eva', bodyText: 'Empieza el lunes.' } })
})
afterAll(async () => {
  await browser.close()
  await program.end('SIGTERM')
  await dropDatabase(inject('databaseUrl'), new URL(databaseUrl).pathname.slice(1))
  await rm(dataDir, { recursive: true, force: true })
})

async function openDesk(path: string, scheme: 'light' | 'dark') {
  const { page, faults } = await openPage(browser, { reducedMotion: 'reduce', colorScheme: scheme })
  page.setDefaultTimeout(20_000)
  const headers = { 'x-requested-with': 'mesa' }
  await page.request.post(`${program.url}/api/v1/sign-in`, { data: noa, headers })
  await page.goto(`${program.url}/desk${path}`)
  return { page, faults }
}

test('a checklist is written once, put on a ticket, ticked off, and what was removed comes back', async () => {
  const { page, faults } = await openDesk('/settings/checklists', 'light')
  await page.getByRole('button', { name: 'Añadir lista' }).click()
  const dialog = page.getByRole('dialog', { name: 'Lista nueva' })
  await dialog.getByRole('textbox', { name: 'Nombre' }).fill('Alta')
  await dialog.getByRole('textbox', { name: 'Tarea 1', exact: true }).fill('Crear la cuenta')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Entregar el portátil')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText('2 tareas').waitFor()

  await page.goto(`${program.url}/desk/tickets/1`)
  const tasks = page.getByRole('region', { name: 'Tareas' })
  await tasks.getByRole('button', { name: 'Añadir una tarea' }).click()
  await page.getByRole('menuitem', { name: 'Alta' }).click()
  await tasks.getByRole('checkbox', { name: 'Crear la cuenta' }).check()
  await tasks.getByText('1 de 2 hechas').waitFor()
  await tasks.getByRole('button', { name: /Entregar el portátil/ }).click()
  await page.getByRole('menuitem', { name: 'Quitar' }).click()
  await tasks.getByText('1 de 1 hechas').waitFor()
  await page.getByRole('alert').getByRole('button', { name: 'Deshacer' }).last().click()
  await tasks.getByText('1 de 2 hechas').waitFor()
  await expectAccessible(page)

  const { items } = await api.tasks.list({ params: { number: 1 } })
  expect(items.map(({ title, doneAt }) => [title, doneAt !== null])).toEqual([
    ['Crear la cuenta', true],
    ['Entregar el portátil', false],
  ])
  expect(faults).toEqual([])
})

test('time is entered by hand and by the timer', async () => {
  const { page, faults } = await openDesk('/tickets/1', 'dark')
  const time = page.getByRole('region', { name: 'Tiempo dedicado' })
  await time.getByRole('button', { name: 'Apuntar tiempo' }).click()
  await time.getByRole('textbox', { name: 'Cuánto' }).fill('mucho')
  await time.getByRole('button', { name: 'Apuntar', exact: true }).click()
  await time.getByText('Escribe un tiempo como').waitFor()
  await time.getByRole('textbox', { name: 'Cuánto' }).fill('1:30')
  await expectAccessible(page)
  await time.getByRole('button', { name: 'Apuntar', exact: true }).click()
  await time.getByText('Total: 1 h').waitFor()
  await time.getByRole('button', { name: 'Poner en marcha el cronómetro' }).click()
  await time.getByText('El cronómetro está en marcha').waitFor()
  await time.getByRole('button', { name: 'Parar y apuntar' }).click()

  await time.getByRole('button', { name: 'Poner en marcha el cronómetro' }).waitFor()
  const { totalMinutes } = await api.timeEntries.list({ params: { number: 1 } })
  expect(totalMinutes).toBe(91)
  expect(faults).toEqual([])
})
