import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually } from '../program.ts'
import { expectAccessible } from './browser.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram

beforeAll(async () => {
  desk = await startDesk()
})
afterAll(() => desk.end())

test('an agent sees who waits and what is due, ticks a task off, and finds again where she was', {
  timeout: 120_000,
}, async () => {
  const me = await desk.api.sessions.me()
  const targets = [1, 2, 3, 4].map((priority) => ({
    clock: 'first_response' as const,
    priority,
    isAlways: true,
    seconds: 60,
  }))
  const policy = await desk.api.sla.create({ body: { name: 'Al minuto', isOn: true, targets } })
  await desk.api.sla.arrange({ body: { ids: [policy.id] } })
  const requester = { email: 'ana@clinica.example', name: 'Ana' }
  await desk.api.tickets.create({ body: { subject: 'El fax no va', bodyText: 'x', requester, assigneeId: me.id } })
  await desk.api.tasks.add({
    params: { number: 1 },
    body: { title: 'Pedir tóner', assigneeId: me.id, dueAt: '2026-01-05T09:00:00Z' },
  })
  const { page, faults } = await desk.open('/tickets/1')
  await page.getByRole('article').first().waitFor()
  await eventually(
    () => desk.api.recent.list(),
    ({ items }) => items.length === 1,
  )

  await page.keyboard.press('g')
  await page.keyboard.press('d')

  await page.getByRole('heading', { name: 'Mi día', level: 1 }).waitFor()
  const recent = page.getByRole('region', { name: 'Vistos hace poco' })
  await recent.getByRole('link', { name: /El fax no va/ }).waitFor()
  await page
    .getByRole('region', { name: 'Esperan tu respuesta' })
    .getByRole('link', { name: /El fax no va/ })
    .waitFor()
  await page
    .getByRole('region', { name: 'Vencidos y para hoy' })
    .getByRole('link', { name: /El fax no va/ })
    .waitFor()
  const tasks = page.getByRole('region', { name: 'Mis tareas' })
  await tasks.getByText(/^Venció/).waitFor()
  await expectAccessible(page)
  await tasks.getByRole('checkbox', { name: 'Marcar como hecha: Pedir tóner' }).click()
  await tasks.getByText('No tienes tareas pendientes.').waitFor()
  await page.getByRole('button', { name: 'Deshacer' }).click()
  await tasks.getByText('Pedir tóner').waitFor()

  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByText('#1 · Ana').waitFor()
  expect(faults).toEqual([])
})
