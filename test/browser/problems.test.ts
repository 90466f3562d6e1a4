import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './browser.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram

const told = [
  ['La cola de la HP-3F está parada', 'Los trabajos se quedan en la cola de la impresora HP-3F.'],
  ['HP-3F queue stuck', 'Print jobs sit in the queue of printer HP-3F.'],
  ['impersora HP-3F', 'no imprime, la cola de la HP-3F está llena'],
  ['Alta de Leo', 'Empieza el lunes en compras.'],
] as const

beforeAll(async () => {
  desk = await startDesk()
  for (const [at, [subject, bodyText]] of told.entries()) {
    const requester = { email: `persona${at}@clinica.example`, name: `Persona ${at}` }
    await desk.api.tickets.create({ body: { subject, bodyText, requester } })
  }
})
afterAll(() => desk.end())

test('similar tickets are shown with what they share, linked with one click, and put to a problem that is solved for all', {
  timeout: 180_000,
}, async () => {
  const { page, faults } = await desk.open('/tickets/1')
  const similar = page.getByRole('region', { name: 'Tickets parecidos' })
  await similar.getByText('HP-3F queue stuck').waitFor()
  await similar
    .getByText(/Los dos hablan de: .*hp-3f/)
    .first()
    .waitFor()
  await similar.getByRole('button', { name: 'Enlazar con el #2' }).click()
  await similar.getByText('Relacionado con el #2').waitFor()

  const behind = page.getByRole('region', { name: 'Problema', exact: true })
  await behind.getByRole('button', { name: 'Asignar a un problema' }).click()
  await behind.getByRole('button', { name: 'Problema nuevo de este ticket' }).click()
  await behind.getByRole('link', { name: 'P-1 La cola de la HP-3F está parada' }).waitFor()
  await expectAccessible(page)
  await behind.getByRole('link', { name: 'P-1 La cola de la HP-3F está parada' }).click()

  await page.getByRole('heading', { name: 'P-1 La cola de la HP-3F está parada' }).waitFor()
  await page.getByRole('textbox', { name: 'Solución provisional' }).fill('Usa la HP-2F.')
  await page.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText('Guardado.').waitFor()
  await page.getByRole('button', { name: 'Convertir en error conocido' }).click()
  await page.getByText('Error conocido', { exact: true }).first().waitFor()
  await page.getByRole('textbox', { name: 'Número de un ticket' }).fill('3')
  await page.getByRole('button', { name: 'Añadir ticket' }).click()
  await page.getByRole('link', { name: '#3 impersora HP-3F' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Resolver con una respuesta a todos' }).click()
  const dialog = page.getByRole('dialog', { name: 'Resolver el problema y sus tickets' })
  await dialog.getByRole('textbox', { name: /^Respuesta en español/ }).fill('La cola ya funciona.')
  await dialog.getByRole('button', { name: 'Enviar' }).click()
  await page.getByText('Las respuestas están en camino.').waitFor()
  await page.getByText(/2 de 2/).waitFor()

  expect(await desk.api.problems.get({ params: { number: 1 } })).toMatchObject({ state: 'solved', unsolvedCount: 0 })
  expect(faults).toEqual([])
})

test('without a pattern the page says when one appears, in the dark and on a phone', { timeout: 120_000 }, async () => {
  const { page, faults } = await desk.open('/problems?show=patterns', { colorScheme: 'dark' })
  await page.setViewportSize({ width: 390, height: 800 })

  await page.getByText('Nada llega más de lo habitual').waitFor()
  await expectAccessible(page)
  await page.getByText('Problemas', { exact: true }).first().click()
  await page.getByText('Todos', { exact: true }).click()
  await page.getByRole('link', { name: 'P-1 La cola de la HP-3F está parada' }).waitFor()
  await expectAccessible(page)

  expect(faults).toEqual([])
})
