import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './browser.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram
const patience = { timeout: 20_000 }

beforeAll(async () => {
  desk = await startDesk()
  for (const subject of ['No llega el correo', 'Sin correo en ventas'])
    await desk.api.tickets.create({
      body: { subject, bodyText: 'Desde las nueve.', requester: { email: 'ana@cliente.example' } },
    })
  await desk.api.tickets.link({ params: { number: 2 }, body: { to: 1, kind: 'child_of' } })
})
afterAll(() => desk.end())

test('a major incident is declared, told to all, ended and reviewed, and everybody sees it meanwhile', async () => {
  const { page, faults } = await desk.open('/tickets/1')
  await page.getByRole('button', { name: 'Más acciones' }).click()
  await page.getByRole('menuitem', { name: 'Declarar incidencia grave' }).click()
  const ask = page.getByRole('dialog', { name: 'Declarar incidencia grave' })
  await ask.getByRole('button', { name: 'Declarar incidencia grave' }).click()
  await ask.getByText('Di por qué, en pocas palabras.').waitFor()
  await ask.getByRole('textbox', { name: 'Por qué lo es' }).fill('Nadie recibe correo')
  await ask.getByRole('switch', { name: 'Decirlo en el portal' }).click()
  await ask.getByRole('textbox', { name: 'Qué más dice el portal, en español' }).fill('Estamos en ello.')
  await expectAccessible(page)
  await ask.getByRole('button', { name: 'Declarar incidencia grave' }).click()

  const banner = page.getByRole('region', { name: 'Incidencias graves en curso' })
  await banner.getByText('Incidencia grave: No llega el correo').waitFor()
  const section = page.getByRole('region', { name: 'Incidencia grave', exact: true })
  await section.getByRole('button', { name: 'Escribir a todos' }).click()
  const tell = page.getByRole('dialog', { name: 'Un aviso para todos' })
  await tell.getByText(/^Será una respuesta en 2 tickets: a 1 solicitante/).waitFor()
  await tell.getByRole('textbox', { name: 'Para quienes leen español' }).fill('Ya vuelve poco a poco.')
  await tell.getByRole('button', { name: 'Enviar a todos' }).click()
  await section.getByText(/2 de 2 tickets/).waitFor(patience)
  await expectAccessible(page)

  const portal = await page.context().newPage()
  await portal.goto(`${desk.url}/`)
  await portal.getByRole('link', { name: /^No llega el correo/ }).click()
  await portal.getByText('Estamos en ello.').waitFor()
  await expectAccessible(portal)
  await portal.close()

  await section.getByRole('button', { name: 'Ha terminado' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ha terminado' }).click()
  const review = page.getByRole('dialog', { name: 'Lo aprendido' })
  await review.getByRole('textbox', { name: 'Qué pasó', exact: true }).fill('Se llenó el disco')
  await review.getByRole('button', { name: 'Terminar la revisión' }).click()
  await review.getByText('Hace falta para terminar la revisión.').first().waitFor()
  await review.getByRole('textbox', { name: 'Por qué pasó' }).fill('Nadie lo vigilaba')
  await review.getByRole('textbox', { name: /^Qué cambiamos/ }).fill('Una alerta')
  await review.getByRole('button', { name: 'Terminar la revisión' }).click()
  await section.getByText('Revisada').waitFor()
  await banner.getByText('Incidencia grave: No llega el correo').waitFor({ state: 'detached' })

  await page.goto(`${desk.url}/desk/major-incidents`)
  await page.getByRole('heading', { name: 'No llega el correo' }).waitFor()
  await page.getByText('Una alerta').waitFor()
  await expectAccessible(page)
  expect(faults).toEqual([])
})
