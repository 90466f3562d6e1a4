import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually } from '../program.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram

beforeAll(async () => {
  desk = await startDesk()
  for (const subject of ['La impresora falla', 'Alta de una doctora']) {
    const requester = { name: 'Ana García', email: 'ana@clinica.example' }
    await desk.api.tickets.create({ body: { subject, bodyText: 'Desde esta mañana.', requester } })
  }
})
afterAll(() => desk.end())

test('a ticket is opened, answered, assigned and solved, and the next one opened, by keys alone', async () => {
  const { page, faults } = await desk.open('/inbox/open')
  await page.getByRole('link', { name: /Alta de una doctora/ }).waitFor()
  const press = (key: string) => page.keyboard.press(key)
  await press('j')
  await press('Enter')
  await page.waitForURL(/\/inbox\/open\/2$/)
  await page.getByRole('textbox', { name: 'Texto del mensaje' }).waitFor()

  await press('r')
  await page.locator('[contenteditable]:focus').waitFor()
  await page.keyboard.type('Ya está dada de alta.')
  await press('Control+Enter')
  await page.getByRole('article').getByText('Ya está dada de alta.').waitFor()
  // It is kept, and the editor ready for the next one.
  await page.getByRole('button', { name: 'Deshacer' }).waitFor()
  await press('Escape')
  await page.locator('[contenteditable]:focus').waitFor({ state: 'detached' })
  await press('i')
  await eventually(
    () => desk.api.tickets.get({ params: { number: 2 } }),
    ({ assignee }) => assignee !== null,
  )
  await press('e')
  await eventually(
    () => desk.api.tickets.get({ params: { number: 2 } }),
    ({ status }) => status === 'solved',
  )
  await press('j')
  await page.waitForURL(/\/inbox\/open\/1$/)

  await page.getByRole('region', { name: 'Ticket #1' }).waitFor()
  expect(faults).toEqual([])
})

test('what happens while a browser is offline is there when it is back, and nothing typed is lost', async () => {
  const { page } = await desk.open('/inbox/open/1')
  const editor = page.getByRole('textbox', { name: 'Texto del mensaje' })
  await editor.waitFor()
  await page.context().setOffline(true)
  await editor.fill('Escrito sin red')
  await desk.api.messages.add({ params: { number: 1 }, body: { kind: 'note', bodyText: 'Ya la han cambiado.' } })
  await page.context().setOffline(false)

  await page.getByRole('article').getByText('Ya la han cambiado.').waitFor({ timeout: 30_000 })
  expect(await editor.textContent()).toBe('Escrito sin red')
  await eventually(
    () => desk.api.messages.getDraft({ params: { number: 1 } }),
    ({ draft }) => draft?.bodyHtml.includes('Escrito sin red') === true,
  )
})

test('going back finds the list where it was left', async () => {
  for (let index = 0; index < 40; index++) {
    await desk.api.tickets.create({ body: { subject: `Ticket ${index}`, bodyText: 'Hoy' } })
  }
  const { page } = await desk.open('/inbox/unassigned')
  const list = page.locator('[data-scroll-restoration-id^="tickets"]')
  await page.getByRole('link', { name: /Ticket 39/ }).waitFor()
  await list.evaluate((element) => element.scrollTo(0, 1500))
  await page.getByRole('link', { name: /Ticket 26/ }).waitFor()
  await page
    .getByRole('navigation', { name: 'Vistas' })
    .getByRole('link', { name: /Todos los abiertos/ })
    .click()
  await page.getByRole('heading', { name: 'Todos los abiertos', level: 1 }).first().waitFor()
  expect(await list.evaluate((element) => element.scrollTop)).toBe(0)

  await page.goBack()
  await page.getByRole('heading', { name: 'Sin asignar', level: 1 }).first().waitFor()
  await expect.poll(() => list.evaluate((element) => element.scrollTop)).toBeGreaterThan(1400)
  await page.goForward()
  await page.getByRole('heading', { name: 'Todos los abiertos', level: 1 }).first().waitFor()
  await expect.poll(() => list.evaluate((element) => element.scrollTop)).toBe(0)
})
