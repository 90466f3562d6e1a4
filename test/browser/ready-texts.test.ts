import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './browser.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram
const patience = { timeout: 20_000 }

beforeAll(async () => {
  desk = await startDesk()
  const requester = { email: 'ana@cliente.example', name: 'Ana Sol' }
  await desk.api.tickets.create({ body: { subject: 'La VPN', bodyText: 'No entra.', requester } })
  const audience = { kind: 'shared' } as const
  await desk.api.readyTexts.create({
    body: { name: 'Despedida', shortcut: 'adios', audience, bodyHtml: '<p>Un saludo de {{organization.name}}</p>' },
  })
})
afterAll(() => desk.end())

test('a text is written once and put into a reply with a slash, with the values of the ticket', async () => {
  const { page, faults } = await desk.open('/settings/texts')
  await page.getByRole('button', { name: 'Añadir texto' }).click()
  const dialog = page.getByRole('dialog', { name: 'Texto nuevo' })
  await dialog.getByRole('textbox', { name: 'Nombre' }).fill('Saludo')
  await dialog.getByRole('textbox', { name: 'Atajo' }).fill('Hola')
  await dialog.getByRole('textbox', { name: 'Texto', exact: true }).click()
  await page.keyboard.type('Hola, {{requester.nombre}}')
  await dialog.getByRole('alert').getByText('requester.nombre').waitFor()
  for (let count = '{{requester.nombre}}'.length; count > 0; count -= 1) await page.keyboard.press('Backspace')
  await dialog.getByRole('button', { name: '{{requester.firstName}}' }).click()
  await dialog.locator('[contenteditable]:focus').waitFor()
  await page.keyboard.type('!')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Lo miramos.')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText('/hola', { exact: true }).waitFor()

  await page.goto(`${desk.url}/desk/tickets/1`)
  const text = page.getByRole('textbox', { name: 'Texto del mensaje' })
  await text.click()
  await page.keyboard.type('/ho')
  const options = page.getByRole('listbox', { name: 'Textos preparados' })
  await options.getByRole('option', { name: 'Saludo /hola', selected: true }).waitFor()
  await page.getByText('Hola, Ana!').waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await options.waitFor({ state: 'detached' })
  await expect.poll(() => text.innerText(), patience).toMatch(/^Hola, Ana!\s+Lo miramos\.$/)

  await page.keyboard.type(' y/o /')
  await options.waitFor()
  await page.keyboard.press('Escape')
  await options.waitFor({ state: 'detached' })
  expect(await text.innerText()).toMatch(/y\/o \/$/)
  const { items } = await desk.api.readyTexts.list()
  await expect
    .poll(async () => (await desk.api.readyTexts.list()).items.map(({ useCount }) => useCount))
    .toEqual([0, 1])
  expect(items.map(({ name }) => name)).toEqual(['Despedida', 'Saludo'])
  expect(faults).toEqual([])
})

test('what a ticket has no value for is shown, and no reply leaves with it', async () => {
  const { page, faults } = await desk.open('/tickets/1', { colorScheme: 'dark' })
  await page.getByRole('button', { name: 'Poner un texto preparado (/)' }).click()
  await page.getByRole('combobox', { name: 'Buscar un texto' }).fill('despe')
  await page.getByText('Este ticket no tiene valor para {{organization.name}}').waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  const text = page.getByRole('textbox', { name: 'Texto del mensaje' })
  await expect.poll(() => text.innerText(), patience).toContain('Un saludo de {{organization.name}}')

  await page.getByRole('button', { name: 'Enviar', exact: true }).click()
  await page.getByRole('alert').getByText('queda algo entre llaves').waitFor()

  expect((await desk.api.tickets.get({ params: { number: 1 } })).messageCount).toBe(1)
  expect(faults).toEqual([])
})

test('a text that is chosen while the editor is still on its way is there when it is', async () => {
  const requester = { email: 'eva@cliente.example', name: 'Eva Mar' }
  const { number } = await desk.api.tickets.create({ body: { subject: 'El móvil', bodyText: 'No llama.', requester } })
  const { page, faults } = await desk.open('/settings/sessions', { serviceWorkers: 'block' })
  const arrival = Promise.withResolvers<void>()
  await page.route(/rich-text-editor[^/]*\.js$/, async (route) => {
    await arrival.promise
    await route.continue()
  })
  await page.goto(`${desk.url}/desk/tickets/${number}`)
  await page.getByRole('button', { name: 'Poner un texto preparado (/)' }).click()
  await page.getByRole('combobox', { name: 'Buscar un texto' }).fill('despe')
  await page.getByRole('option', { name: /Despedida/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: 'Buscar un texto' }).waitFor({ state: 'detached' })
  await page.getByRole('status', { name: 'Cargando el editor' }).waitFor()

  arrival.resolve()

  const text = page.getByRole('textbox', { name: 'Texto del mensaje' })
  await expect.poll(() => text.innerText(), patience).toContain('Un saludo de')
  await page.keyboard.type('!')
  await expect.poll(() => text.innerText(), patience).toMatch(/Un saludo de .*!/)
  expect(faults).toEqual([])
})
