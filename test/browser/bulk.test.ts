import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually } from '../program.ts'
import { expectAccessible } from './browser.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram

beforeAll(async () => {
  desk = await startDesk()
})
afterAll(() => desk.end())

test('tickets are selected by mouse and keyboard, changed at once, and put back', { timeout: 180_000 }, async () => {
  for (const subject of ['Uno', 'Dos', 'Tres', 'Cuatro']) {
    await desk.api.tickets.create({ body: { subject, bodyText: 'x', requester: { email: 'ana@clinica.example' } } })
  }
  const { page, faults } = await desk.open('/inbox/open', { colorScheme: 'dark' })
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
    (await desk.api.tickets.list({ query: { tag: ['mudanza'] } })).items.map(({ subject }) => subject)
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
    () => desk.api.tickets.list({ query: { status: ['solved'] } }),
    ({ items }) => items.length === 4,
  )
  expect(faults).toEqual([])
})
