import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './browser.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram
const patience = { timeout: 20_000 }

beforeAll(async () => {
  desk = await startDesk()
  const requester = { email: 'ana@cliente.example', name: 'Ana Sol' }
  for (const subject of ['La VPN', 'El correo', 'El disco'])
    await desk.api.tickets.create({ body: { subject, bodyText: 'No va.', requester } })
})
afterAll(() => desk.end())

test('a macro is made, tried on a ticket, applied with a key, looked at before it answers, and taken back', async () => {
  const { page, faults } = await desk.open('/settings/macros')
  await page.getByRole('button', { name: 'Añadir macro' }).click()
  const dialog = page.getByRole('dialog', { name: 'Macro nueva' })
  await dialog.getByRole('textbox', { name: 'Nombre' }).fill('Cierre')
  await dialog.getByRole('combobox', { name: 'Valor' }).click()
  await page.getByRole('option', { name: 'Resuelto' }).click()
  await dialog.getByRole('button', { name: 'Añadir una acción' }).click()
  await dialog.getByRole('combobox', { name: 'Valor' }).last().fill('vpn')
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Añadir una acción' }).click()
  await dialog.getByRole('combobox', { name: 'Qué se hace' }).last().click()
  await page.getByRole('option', { name: 'Preparar una respuesta' }).click()
  await dialog.getByRole('textbox', { name: 'Preparar una respuesta' }).click()
  await page.keyboard.type('Ya está, {{requester.firstName}}.')
  await dialog.getByRole('textbox', { name: 'En el ticket' }).fill('1')
  await dialog.getByRole('button', { name: 'Probar' }).click()
  await dialog.getByText('Noa (macro Cierre) añadió').waitFor()
  await dialog.getByText('Prepara la respuesta «Ya está, Ana.»').waitFor()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText('Usado 0 veces').waitFor()
  await expectAccessible(page)

  await page.goto(`${desk.url}/desk/tickets/1`)
  await page.getByRole('textbox', { name: 'Texto del mensaje' }).waitFor()
  await page.keyboard.press('m')
  const choice = page.getByRole('dialog', { name: 'Aplicar una macro' })
  await choice.getByRole('option', { name: 'Cierre', selected: true }).waitFor()
  await choice.getByText('Preparar la respuesta «Ya está, {{requester.firstName}}.»').waitFor()
  await expectAccessible(page)
  await page.keyboard.type('cie')
  await page.keyboard.press('Enter')
  const text = page.getByRole('textbox', { name: 'Texto del mensaje' })
  await expect.poll(() => text.innerText(), patience).toBe('Ya está, Ana.')
  await page.getByText('Noa (macro Cierre) añadió').waitFor()
  expect(await desk.api.tickets.get({ params: { number: 1 } })).toMatchObject({ tags: ['vpn'], messageCount: 1 })
  await page.getByRole('alert').getByRole('button', { name: 'Deshacer' }).click()
  await expect.poll(async () => (await desk.api.tickets.get({ params: { number: 1 } })).tags, patience).toEqual([])

  await page.getByRole('button', { name: 'Enviar y resolver' }).click()
  await expect.poll(async () => (await desk.api.tickets.get({ params: { number: 1 } })).status, patience).toBe('solved')
  expect(faults).toEqual([])
})

test('a macro is applied to many tickets, and its reply stays back unless it is asked for', async () => {
  const { page, faults } = await desk.open('/inbox/open', { colorScheme: 'dark' })
  for (const name of [/El correo/, /El disco/]) await page.getByRole('checkbox', { name }).check()
  await page.getByRole('button', { name: 'Macro…' }).click()
  await page.getByRole('option', { name: /Cierre/ }).waitFor()
  await page.getByRole('combobox', { name: 'Buscar una macro' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Aplicar una macro a los tickets seleccionados' })
  await dialog.getByRole('checkbox', { name: 'Enviar también su respuesta a cada solicitante' }).waitFor()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Hacerlo' }).click()

  await expect.poll(async () => (await desk.api.tickets.get({ params: { number: 3 } })).status, patience).toBe('solved')
  expect(await desk.api.tickets.get({ params: { number: 2 } })).toMatchObject({ tags: ['vpn'], messageCount: 1 })
  expect(faults).toEqual([])
})
