import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually } from '../program.ts'
import { expectAccessible, openPage } from './browser.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram

beforeAll(async () => {
  desk = await startDesk()
})
afterAll(() => desk.end())

test('a field is made, filled in by a requester, and asked for before a ticket is solved', {
  timeout: 180_000,
}, async () => {
  const { page, faults } = await desk.open('/settings/fields')
  await page.getByRole('button', { name: 'Añadir campo' }).click()
  const dialog = page.getByRole('dialog', { name: 'Campo nuevo' })
  await dialog.getByRole('textbox', { name: 'Nombre en español' }).fill('Planta')
  await dialog.getByRole('combobox', { name: 'Clase' }).click()
  await page.getByRole('option', { name: 'Una opción' }).click()
  await dialog.getByRole('button', { name: 'Añadir opción' }).click()
  await page.keyboard.type('Baja')
  await page.keyboard.press('Enter')
  await dialog.getByRole('textbox', { name: 'Opción 2 en español' }).pressSequentially('Alta')
  await dialog.getByRole('combobox', { name: 'En el portal' }).click()
  await page.getByRole('option', { name: /lo rellenan/ }).click()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText('planta · Una opción').waitFor()
  const labels = { es: 'Causa', en: 'Cause' }
  await desk.api.fields.create({ body: { key: 'cause', type: 'text', labels, isRequiredOnSolve: true } })

  // The requester finds it in the form, and in the request.
  const portal = await openPage(desk.browser, { colorScheme: 'dark' })
  portal.page.setDefaultTimeout(20_000)
  await portal.page.goto(`${desk.url}/new`)
  await portal.page.getByRole('textbox', { name: 'En una frase' }).fill('Gotera')
  await portal.page.getByRole('textbox', { name: '¿Qué ha pasado?' }).fill('Cae agua.')
  await portal.page.getByRole('combobox', { name: 'Planta' }).click()
  await portal.page.getByRole('option', { name: 'Alta' }).click()
  await portal.page.getByRole('textbox', { name: /nombre/i }).fill('Eva')
  await portal.page.getByRole('textbox', { name: /correo/i }).fill('eva@fuera.example')
  await expectAccessible(portal.page)
  await portal.page.getByRole('button', { name: /Enviar/ }).click()
  await eventually(
    () => desk.api.tickets.list({ query: {} }),
    ({ items }) => items.length === 1,
  )

  // The agent sees it, and is asked for the cause.
  await page.goto(`${desk.url}/desk/tickets/1`)
  const details = page.getByRole('region', { name: 'Detalles' })
  await details.getByRole('combobox', { name: 'Planta' }).waitFor()
  expect(await details.getByRole('combobox', { name: 'Planta' }).inputValue()).toBe('Alta')
  await details.getByText('Falta para poder resolverlo').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Resolver' }).click()
  const asking = page.getByRole('dialog', { name: 'Antes de resolverlo' })
  await asking.getByRole('textbox', { name: 'Causa' }).fill('Una teja rota')
  await expectAccessible(page)
  await asking.getByRole('button', { name: 'Resolver' }).click()
  await page.getByText(/rellenó Causa: Una teja rota/).waitFor()

  const ticket = await desk.api.tickets.get({ params: { number: 1 } })
  expect(ticket).toMatchObject({ status: 'solved', fields: { cause: 'Una teja rota' } })
  expect([...faults, ...portal.faults]).toEqual([])
})

test('a reply that solves asks for what is missing, and is then sent', { timeout: 120_000 }, async () => {
  const { number } = await desk.api.tickets.create({ body: { subject: 'Otra gotera', bodyText: 'Cae más.' } })
  const { page, faults } = await desk.open(`/tickets/${number}`, { colorScheme: 'dark' })
  await page.getByRole('textbox', { name: 'Texto del mensaje' }).fill('Arreglada.')
  await page.getByRole('button', { name: 'Más formas de enviar' }).click()
  await page.getByRole('menuitem', { name: 'Enviar y resolver' }).click()
  await page.getByRole('button', { name: 'Rellenar y enviar' }).click()
  const asking = page.getByRole('dialog', { name: 'Antes de resolverlo' })
  await asking.getByRole('textbox', { name: 'Causa' }).fill('Otra teja')
  await asking.getByRole('button', { name: 'Rellenar y enviar' }).click()
  await page.getByRole('button', { name: 'Enviar ahora' }).click()
  await page.getByRole('article').getByText('Arreglada.').waitFor()

  const ticket = await eventually(
    () => desk.api.tickets.get({ params: { number } }),
    ({ status }) => status === 'solved',
  )
  expect(ticket.fields).toEqual({ cause: 'Otra teja' })
  expect((await desk.api.messages.list({ params: { number } })).items).toHaveLength(2)
  expect(faults).toEqual([])
})

test('a device is chosen by its owner in the portal, and people and devices by agents in tickets and views', {
  timeout: 180_000,
}, async () => {
  const rosa = await desk.addPerson('Rosa Gil', 'requester')
  const owner = (await desk.api.people.list({ query: { identity: rosa.email } })).items[0]
  const team = (await desk.api.teams.list()).items[0]
  await desk.api.deviceTeams.turn({ params: { id: team?.id ?? '' }, body: { isOn: true } })
  const device = { teamId: team?.id ?? '', ownerId: owner?.id ?? null }
  await desk.api.devices.create({ body: { ...device, name: 'Portátil de Rosa', assetTag: 'INV-7' } })
  await desk.api.devices.create({ body: { ...device, ownerId: null, name: 'Impresora común' } })
  const { page, faults } = await desk.open('/settings/fields')
  await makeField(page, { name: 'Aparato', kind: 'Dispositivo', portal: /lo rellenan/ })
  await makeField(page, { name: 'Aprueba', kind: 'Persona' })

  const portal = await openPage(desk.browser, { viewport: { width: 390, height: 800 } })
  portal.page.setDefaultTimeout(20_000)
  await portal.page.request.post(`${desk.url}/api/v1/sign-in`, { data: rosa, headers: { 'x-requested-with': 'mesa' } })
  await portal.page.goto(`${desk.url}/new`)
  await portal.page.getByRole('textbox', { name: 'En una frase' }).fill('No enciende')
  await portal.page.getByRole('textbox', { name: '¿Qué ha pasado?' }).fill('La pantalla sigue negra.')
  await portal.page.getByRole('combobox', { name: 'Aparato' }).click()
  await portal.page.getByRole('option', { name: 'Portátil de Rosa INV-7' }).waitFor()
  expect(await portal.page.getByRole('option').count()).toBe(1)
  await expectAccessible(portal.page)
  await portal.page.getByRole('option', { name: /Portátil/ }).click()
  await portal.page.getByRole('button', { name: /Enviar/ }).click()
  await portal.page
    .getByRole('link', { name: /solicitud/ })
    .first()
    .click()
  await portal.page.getByRole('definition').getByText('Portátil de Rosa').waitFor()

  const { items } = await desk.api.tickets.list({ query: { q: 'portátil rosa' } })
  expect(items.map(({ subject }) => subject)).toEqual(['No enciende'])
  await page.goto(`${desk.url}/desk/tickets/${items[0]?.number}`)
  const details = page.getByRole('region', { name: 'Detalles' })
  await eventually(
    () => details.getByRole('combobox', { name: 'Aparato' }).inputValue(),
    (value) => value === 'Portátil de Rosa',
  )
  await details.getByRole('combobox', { name: 'Aprueba' }).click()
  await details.getByRole('combobox', { name: 'Aprueba' }).pressSequentially('rosa')
  await page.getByRole('option', { name: /Rosa Gil/ }).waitFor()
  await expectAccessible(page)
  await page.getByRole('option', { name: /Rosa Gil/ }).click()
  await page.getByText(/rellenó Aprueba: Rosa Gil/).waitFor()
  expect([...faults, ...portal.faults]).toEqual([])
})

async function makeField(page: Page, { name, kind, portal }: { name: string; kind: string; portal?: RegExp }) {
  await page.getByRole('button', { name: 'Añadir campo' }).click()
  const dialog = page.getByRole('dialog', { name: 'Campo nuevo' })
  await dialog.getByRole('textbox', { name: 'Nombre en español' }).fill(name)
  await dialog.getByRole('combobox', { name: 'Clase' }).click()
  await page.getByRole('option', { name: kind, exact: true }).click()
  if (portal !== undefined) {
    await dialog.getByRole('combobox', { name: 'En el portal' }).click()
    await page.getByRole('option', { name: portal }).click()
  }
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText(`${name.toLowerCase()} · ${kind}`).waitFor()
}
