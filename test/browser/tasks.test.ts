import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './browser.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram

beforeAll(async () => {
  desk = await startDesk()
  await desk.api.tickets.create({ body: { subject: 'Alta de Eva', bodyText: 'Empieza el lunes.' } })
})
afterAll(() => desk.end())

test('a checklist is written once, put on a ticket, ticked off, and what was removed comes back', async () => {
  const { page, faults } = await desk.open('/settings/checklists')
  await page.getByRole('button', { name: 'Añadir lista' }).click()
  const dialog = page.getByRole('dialog', { name: 'Lista nueva' })
  await dialog.getByRole('textbox', { name: 'Nombre' }).fill('Alta')
  await dialog.getByRole('textbox', { name: 'Tarea 1', exact: true }).fill('Crear la cuenta')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Entregar el portátil')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText('2 tareas').waitFor()

  await page.goto(`${desk.url}/desk/tickets/1`)
  const tasks = page.getByRole('region', { name: 'Tareas' })
  await tasks.getByRole('button', { name: 'Añadir una tarea' }).click()
  await page.getByRole('menuitem', { name: 'Alta' }).click()
  await tasks.getByRole('checkbox', { name: 'Crear la cuenta' }).click()
  await tasks.getByText('1 de 2 hechas').waitFor()
  await tasks.getByRole('button', { name: /Entregar el portátil/ }).click()
  await page.getByRole('menuitem', { name: 'Quitar' }).click()
  await tasks.getByText('1 de 1 hechas').waitFor()
  await page.getByRole('alert').getByRole('button', { name: 'Deshacer' }).last().click()
  await tasks.getByText('1 de 2 hechas').waitFor()
  await expectAccessible(page)

  const { items } = await desk.api.tasks.list({ params: { number: 1 } })
  expect(items.map(({ title, doneAt }) => [title, doneAt !== null])).toEqual([
    ['Crear la cuenta', true],
    ['Entregar el portátil', false],
  ])
  expect(faults).toEqual([])
})

test('time is entered by hand and by the timer', async () => {
  const { page, faults } = await desk.open('/tickets/1', { colorScheme: 'dark' })
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
  const { totalMinutes } = await desk.api.timeEntries.list({ params: { number: 1 } })
  expect(totalMinutes).toBe(91)
  expect(faults).toEqual([])
})
