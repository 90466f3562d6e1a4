import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './browser.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram
const patience = { timeout: 20_000 }

beforeAll(async () => {
  desk = await startDesk()
})
afterAll(() => desk.end())

const open = (subject: string) =>
  desk.api.tickets.create({
    body: { subject, bodyText: 'No va.', tags: ['vip'], requester: { email: 'ana@cliente.example', name: 'Ana Sol' } },
  })

test('a policy is built, with what is missing told at its place, and put before another', async () => {
  const { page, faults } = await desk.open('/settings/sla')
  await page.getByRole('button', { name: 'Añadir acuerdo', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Acuerdo de servicio nuevo' })
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await dialog.getByText('Promete al menos un plazo.').waitFor()
  await dialog.getByRole('textbox', { name: 'Nombre' }).fill('Clientes VIP')
  await dialog.getByRole('switch', { name: 'Se aplica' }).click()
  await dialog.getByText('A los que cumplan').click()
  await dialog.getByRole('combobox', { name: 'Campo' }).click()
  await page.getByRole('option', { name: 'Etiqueta' }).click()
  await dialog.getByRole('combobox', { name: 'Valor' }).fill('vip')
  await page.keyboard.press('Enter')
  await dialog.getByRole('combobox', { name: 'Se cuenta con el calendario' }).click()
  await page.getByRole('option', { name: 'A todas horas' }).click()
  await dialog.getByRole('textbox', { name: 'Solución, prioridad Baja' }).fill('mañana')
  await dialog.getByText('Como 4 h o 30 min').first().waitFor()
  await dialog.getByRole('textbox', { name: 'Solución, prioridad Baja' }).fill('2 d')
  await dialog.getByRole('textbox', { name: 'Primera respuesta, prioridad Baja' }).fill('1 h 30 min')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText('El acuerdo Clientes VIP se ha guardado.').waitFor()
  // The one that every desk begins with stands before it.
  await page.getByRole('button', { name: 'Subir Clientes VIP' }).click()
  await page.getByText('Clientes VIP está ahora en el puesto 1 de 2.').waitFor({ state: 'attached' })
  await expect
    .poll(async () => (await desk.api.sla.list()).items.map(({ name }) => name)[0], patience)
    .toBe('Clientes VIP')
  await expectAccessible(page)
  expect(faults).toEqual([])
})

test('it runs on a ticket and explains itself', async () => {
  const ticket = await open('La centralita')
  await desk.api.tickets.change({ params: { number: ticket.number }, body: { urgency: 1 } })
  const { page, faults } = await desk.open(`/tickets/${ticket.number}`)
  const clocks = page.getByRole('region', { name: 'Acuerdo de servicio' })
  await clocks.getByText('Primera respuesta').waitFor()
  await clocks.getByText('Clientes VIP').waitFor()
  await clocks
    .getByRole('progressbar', { name: 'Solución: ha pasado el 0 % del tiempo' })
    .waitFor({ state: 'attached' })
  await expectAccessible(page)
  await clocks.getByRole('button', { name: '¿Por qué? Primera respuesta' }).click()
  const why = page.getByRole('dialog', { name: 'Primera respuesta: cómo se cuenta' })
  await why.getByText('de 1 h 30 min.').waitFor()
  await why.getByText('según Clientes VIP (versión 1) con prioridad Baja, a todas horas').waitFor()
  await why.getByRole('cell', { name: 'abierto' }).waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Escape')

  await desk.api.messages.add({
    params: { number: ticket.number },
    body: { kind: 'reply', bodyText: 'Lo miramos.', status: 'pending' },
  })
  await clocks.getByText('en pausa').waitFor()
  await clocks.getByRole('button', { name: '1 cumplido' }).click()
  await clocks.getByText('cumplido en').waitFor()
  expect(faults).toEqual([])
})

test('a changed policy is put on open tickets only when that is asked for, after one has seen what would change', async () => {
  const { page, faults } = await desk.open('/settings/sla', { colorScheme: 'dark' })
  await page.getByRole('button', { name: 'Editar Clientes VIP' }).click()
  const dialog = page.getByRole('dialog', { name: 'Acuerdo de servicio Clientes VIP' })
  await dialog.getByRole('textbox', { name: 'Solución, prioridad Baja' }).fill('3 d')
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText('Uno conserva una versión anterior').waitFor()

  await page.getByRole('button', { name: 'Ver qué cambiaría' }).click()
  const forecast = page.getByRole('dialog', { name: 'Aplicar los acuerdos a los tickets abiertos' })
  await forecast.getByText('Un ticket abierto tendría otro acuerdo u otra versión.').waitFor()
  await forecast.getByRole('cell', { name: /Clientes VIP \(2\)/ }).waitFor()
  await expectAccessible(page)
  await forecast.getByRole('button', { name: 'Cambiar un ticket' }).click()
  await page.getByText('La última vez cambió un ticket.').waitFor(patience)

  await page.getByRole('button', { name: 'Editar Clientes VIP' }).click()
  await page.getByRole('button', { name: 'Versiones' }).click()
  await page
    .getByText('Solución, prioridad Baja: 48 h → 72 h')
    .or(page.getByText('Solución, prioridad Baja: 2 d → 3 d'))
    .waitFor()
  await expectAccessible(page)
  expect(faults).toEqual([])
})

test('the list tells what is due next, and sorts by it', async () => {
  await open('El correo')
  const { page, faults } = await desk.open('/inbox/open')
  await page.getByRole('button', { name: 'Ordenar' }).click()
  await page.getByRole('menuitemradio', { name: 'Vencimiento' }).click()
  await page.getByRole('menuitemradio', { name: 'Lo más próximo primero', checked: true }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: /El correo/ }).waitFor()
  await expectAccessible(page)
  expect(faults).toEqual([])
})
