import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './browser.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram

beforeAll(async () => {
  desk = await startDesk()
  for (const [subject, type] of [
    ['La VPN se corta', 'incident'],
    ['Un ratón nuevo', 'request'],
    ['El correo no sale', 'incident'],
  ] as const) {
    await desk.api.tickets.create({ body: { subject, bodyText: 'Hoy', type } })
  }
})
afterAll(() => desk.end())

test('a list is grouped, folded with a key and walked through with the keys, and found again so', async () => {
  const { page, faults } = await desk.open('/inbox/open', { colorScheme: 'light' })
  await page.getByRole('button', { name: 'Agrupar' }).click()
  await page.getByRole('menuitemradio', { name: 'Tipo' }).click()
  const incidents = page.getByRole('button', { name: 'Incidencia 2 tickets' })
  const requests = page.getByRole('button', { name: 'Solicitud 1 ticket' })
  await incidents.waitFor()
  await page.getByRole('link', { name: /Un ratón nuevo/ }).waitFor()
  await expectAccessible(page)

  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.locator('a[tabindex="0"]', { hasText: 'Un ratón nuevo' }).waitFor()
  await page.keyboard.press('f')
  await page.getByRole('link', { name: /Un ratón nuevo/ }).waitFor({ state: 'detached' })
  expect(await requests.getAttribute('aria-expanded')).toBe('false')

  await page.reload()
  await incidents.waitFor()
  expect(await requests.getAttribute('aria-expanded')).toBe('false')
  await requests.click()
  await page.getByRole('link', { name: /Un ratón nuevo/ }).waitFor()

  await desk.api.tickets.create({ body: { subject: 'Una pantalla', bodyText: 'Hoy', type: 'request' } })
  await page.getByRole('button', { name: 'Solicitud 2 tickets' }).waitFor()
  await page.getByRole('link', { name: /Una pantalla/ }).waitFor()
  await page.getByRole('button', { name: 'Ver como tabla' }).click()
  await page.getByRole('table').getByRole('button', { name: 'Solicitud 2 tickets' }).waitFor()
  await expectAccessible(page)
  expect(faults).toEqual([])
})

test('a search becomes a view, which tells what it cannot ask for', async () => {
  const { page, faults } = await desk.open('/search?q=vpn%20estado%3Anuevo%20de%3Anadie', { colorScheme: 'dark' })
  await page.getByRole('button', { name: 'Guardar como vista' }).click()
  const editor = page.getByRole('dialog', { name: 'Nueva vista' })
  await editor.getByText('Una vista no puede pedir de:nadie', { exact: false }).waitFor()
  await editor.getByText('Un ticket', { exact: true }).waitFor()
  await expectAccessible(page)
  await editor.getByRole('textbox', { name: 'Nombre' }).fill('La VPN')
  await editor.getByRole('button', { name: 'Guardar' }).click()

  await page.getByRole('heading', { name: 'La VPN', level: 1 }).first().waitFor()
  await page.getByRole('link', { name: /La VPN se corta/ }).waitFor()
  expect(faults).toEqual([])
})
