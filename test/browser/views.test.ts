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
  dataDir = await mkdtemp(join(tmpdir(), 'mesa-views-'))
  program = await startProgram({
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    ADMIN_EMAIL: noa.email,
    ADMIN_PASSWORD: noa.password,
  })
  browser = await launchBrowser()
  api = await signInTo(program.url, noa.email, noa.password)
  await api.tickets.create({ body: { subject: 'La VPN se corta', bodyText: 'Cada hora', tags: ['vpn'] } })
  await api.tickets.create({ body: { subject: 'El ratón falla', bodyText: 'Hoy' } })
})
afterAll(async () => {
  await browser.close()
  await program.end('SIGTERM')
  await dropDatabase(inject('databaseUrl'), new URL(databaseUrl).pathname.slice(1))
  await rm(dataDir, { recursive: true, force: true })
})

async function openInbox(options: Parameters<typeof openPage>[1]) {
  const { page, faults } = await openPage(browser, { reducedMotion: 'reduce', ...options })
  page.setDefaultTimeout(20_000)
  const headers = { 'x-requested-with': 'mesa' }
  await page.request.post(`${program.url}/api/v1/sign-in`, { data: noa, headers })
  await page.goto(`${program.url}/desk/inbox/open`)
  return { page, faults }
}

test('a view is made beside the list, counted live while it is, and gone when it is removed', async () => {
  const { page, faults } = await openInbox({ colorScheme: 'light' })
  const views = page.getByRole('navigation', { name: 'Vistas' })
  await views.getByRole('button', { name: 'Nueva vista' }).click()
  const editor = page.getByRole('dialog', { name: 'Nueva vista' })
  await editor.getByText('2 tickets').waitFor()
  await editor.getByRole('button', { name: 'Guardar' }).click()
  await editor.getByText('Dale un nombre.').waitFor()
  await editor.getByRole('textbox', { name: 'Nombre' }).fill('Lo de la VPN')
  await editor.getByRole('button', { name: 'Añadir condición' }).click()
  await editor.getByRole('combobox', { name: 'Campo' }).last().click()
  await page.getByRole('option', { name: 'Etiqueta' }).click()
  await editor.getByText('Completa las condiciones').waitFor()
  await editor.getByLabel('Valor').last().fill('vpn')
  await page.keyboard.press('Enter')
  await editor.getByText('Un ticket').waitFor()
  await expectAccessible(page)
  await editor.getByRole('button', { name: 'Guardar' }).click()
  await page.getByRole('heading', { name: 'Lo de la VPN', level: 1 }).first().waitFor()
  await page.getByRole('link', { name: /La VPN se corta/ }).waitFor()

  await api.tickets.create({ body: { subject: 'Otra vez la VPN', bodyText: 'Ayer', tags: ['vpn'] } })
  await views.getByRole('link', { name: 'Lo de la VPN 2 tickets' }).waitFor()
  await views.getByRole('button', { name: 'Qué hacer con «Lo de la VPN»' }).click()
  await page.getByRole('menuitem', { name: 'Editar' }).click()
  await page
    .getByRole('dialog', { name: 'Editar «Lo de la VPN»' })
    .getByRole('button', { name: 'Quitar la vista' })
    .click()
  await page.getByRole('button', { name: 'Quitar', exact: true }).click()
  await page.waitForURL('**/inbox/mine')
  await views.getByRole('link', { name: /Lo de la VPN/ }).waitFor({ state: 'detached' })

  const { items } = await api.views.list()
  expect(items.filter(({ definition }) => definition !== null)).toEqual([])
  expect(faults).toEqual([])
})

test('views are favoured, moved and hidden with the keys alone, and stay so after reloading', async () => {
  const { page, faults } = await openInbox({ colorScheme: 'dark' })
  const views = page.getByRole('navigation', { name: 'Vistas' })
  const choose = async (view: string, item: string) => {
    await views.getByRole('button', { name: `Qué hacer con «${view}»` }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: item }).focus()
    await page.keyboard.press('Enter')
  }
  await choose('Resueltos recientes', 'Añadir a favoritas')
  await views.getByRole('heading', { name: 'Favoritas' }).waitFor()
  await choose('Sin asignar', 'Subir')
  await choose('Pendientes', 'Ocultar')
  await views.getByRole('heading', { name: 'Ocultas' }).waitFor()
  await expectAccessible(page)

  await page.reload()

  await views.getByRole('heading', { name: 'Ocultas' }).waitFor()
  const links = await views.getByRole('link').allInnerTexts()
  expect(links.map((text) => text.split('\n')[0])).toEqual([
    'Resueltos recientes',
    'Sin asignar',
    'Asignados a mí',
    'Todos los abiertos',
    'Soporte',
    'Pendientes',
  ])
  expect(faults).toEqual([])
})

test('filters of a search are told as chips, and taken out again', async () => {
  const { page, faults } = await openInbox({ colorScheme: 'light' })
  await page.goto(`${program.url}/desk/search`)
  await page.getByRole('searchbox', { name: 'Buscar en todo' }).fill('ratón estado:perdido')
  const chips = page.getByRole('list', { name: 'Filtros' })
  await chips.getByText('no se entiende').waitFor()
  await expectAccessible(page)
  await chips.getByRole('button', { name: 'Quitar estado:perdido' }).click()

  await page.getByRole('link', { name: /El ratón falla/ }).waitFor()
  expect(await page.getByRole('searchbox', { name: 'Buscar en todo' }).inputValue()).toBe('ratón')
  expect(faults).toEqual([])
})
