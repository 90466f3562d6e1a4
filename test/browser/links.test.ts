import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './browser.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram

beforeAll(async () => {
  desk = await startDesk()
  const requester = { email: 'ana@clinica.example', name: 'Ana' }
  const { create } = desk.api.tickets
  await create({ body: { subject: 'El fax no va', bodyText: 'No suena nada al marcar.', requester } })
  await create({ body: { subject: 'El fax no va', bodyText: 'Sigue sin ir.', requester } })
  await create({ body: { subject: 'Alta de Leo', bodyText: 'Empieza el lunes.', requester } })
})
afterAll(() => desk.end())

test('tickets are linked as parent and child, and the link is taken away and brought back', {
  timeout: 120_000,
}, async () => {
  const { page, faults } = await desk.open('/tickets/3')
  const links = page.getByRole('region', { name: 'Tickets enlazados' })
  // What is above it has come, and moves it no more.
  await page.getByText('Aún no hay nada que marcar.').waitFor()
  await page.getByRole('button', { name: 'Poner en marcha el cronómetro' }).waitFor()

  await links.getByRole('button', { name: 'Enlazar un ticket' }).click()
  await links.getByRole('combobox', { name: 'Este ticket es' }).click()
  await page.getByRole('option', { name: 'Padre de' }).click()
  await links.getByRole('textbox', { name: 'Número del ticket que quieres enlazar' }).fill('#1')
  await links.getByRole('button', { name: 'Enlazar', exact: true }).click()
  await links.getByText('Padre del #1').waitFor()
  await expectAccessible(page)
  await links.getByRole('button', { name: 'Quitar el enlace con el #1' }).click()
  await links.getByText('Ninguno todavía.').waitFor()
  await page.getByRole('button', { name: 'Deshacer' }).click()
  await links.getByText('Padre del #1').waitFor()

  expect((await desk.api.tickets.links({ params: { number: 1 } })).items).toMatchObject([
    { number: 3, kind: 'child_of' },
  ])
  expect(faults).toEqual([])
})

test('a new ticket that looks like an older one of the same person says so, and is merged with one click', {
  timeout: 120_000,
}, async () => {
  const { page, faults } = await desk.open('/tickets/2', { colorScheme: 'dark' })
  const notice = page.getByRole('status').filter({ hasText: 'Se parece a #1, «El fax no va», de la misma persona' })

  await notice.waitFor()
  await expectAccessible(page)
  await notice.getByRole('button', { name: 'No es lo mismo' }).click()
  await notice.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Deshacer' }).click()
  await notice.getByRole('button', { name: 'Combinar con #1' }).click()
  await page.waitForURL(/\/tickets\/1$/)

  expect(await desk.api.tickets.get({ params: { number: 2 } })).toMatchObject({ mergedInto: { number: 1 } })
  expect(faults).toEqual([])
})
