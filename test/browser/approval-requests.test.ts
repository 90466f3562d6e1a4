import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sentMailWith } from '../mails.ts'
import { expectAccessible, openPage } from './browser.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram
const patience = { timeout: 20_000 }

beforeAll(async () => {
  desk = await startDesk()
  const requester = { email: 'ana@cliente.example', name: 'Ana Sol' }
  await desk.api.tickets.create({ body: { subject: 'Un portátil', bodyText: 'El mío no arranca.', requester } })
  const [ana] = (await desk.api.people.list({ query: { q: 'Ana Sol' } })).items
  const boss = await desk.api.people.create({ body: { name: 'Julia Jefa', email: 'julia@cliente.example' } })
  await desk.api.people.update({ params: { id: ana?.id ?? '' }, body: { managerId: boss.id } })
})
afterAll(() => desk.end())

test('a flow is made, asked by on a ticket, and approved by somebody outside through the link of the mail', {
  timeout: 180_000,
}, async () => {
  const { page, faults } = await desk.open('/settings/approvals')
  await page.getByText('Aún no hay flujos de aprobación').waitFor()
  await page.getByRole('button', { name: 'Añadir flujo' }).click()
  const dialog = page.getByRole('dialog', { name: 'Flujo de aprobación nuevo' })
  await dialog.getByRole('textbox', { name: 'Nombre' }).fill('Compras')
  await dialog.getByRole('textbox', { name: 'Qué se pregunta, en español' }).fill('¿Compramos el portátil?')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText('Responsable del solicitante').waitFor()

  await page.goto(`${desk.url}/desk/tickets/1`)
  const section = page.getByRole('region', { name: 'Aprobaciones' })
  await section.getByRole('button', { name: 'Pedir aprobación' }).click()
  const ask = page.getByRole('dialog', { name: 'Pedir aprobación para #1' })
  await ask.getByText('¿Compramos el portátil?').waitFor()
  await ask.getByRole('textbox', { name: 'Importe (EUR)' }).fill('1200')
  await expectAccessible(page)
  await ask.getByRole('button', { name: 'Pedir' }).click()
  const card = section.getByRole('article', { name: 'Compras' })
  await card.getByText('Julia Jefa').waitFor()
  await page
    .getByRole('button', { name: /cambios? m[áa]s/ })
    .last()
    .click()
  await page.getByText('Noa pidió aprobación: Compras').waitFor()
  expect((await desk.api.tickets.get({ params: { number: 1 } })).status).toBe('on_hold')
  await expectAccessible(page)

  const mail = await sentMailWith(join(desk.dataDir, 'outgoing'), 'Julia Jefa')
  const link = /\/approve\/[\w-]{43}\?decision=approved/.exec(mail.bodyText)?.[0] ?? ''
  // Somebody who has never signed in, on a phone.
  const { page: outside, faults: outsideFaults } = await openPage(desk.browser, {
    reducedMotion: 'reduce',
    viewport: { width: 390, height: 800 },
  })
  await outside.goto(desk.url + link)
  await outside.getByRole('heading', { name: '¿Compramos el portátil?' }).waitFor()
  await outside.getByText('El mío no arranca.').waitFor()
  expect((await desk.api.approvals.list({ params: { number: 1 } })).items[0]?.state).toBe('pending')
  await expectAccessible(outside)
  await outside.getByRole('textbox', { name: 'Comentario (opcional)' }).fill('Adelante')
  await outside.getByRole('button', { name: 'Aprobar' }).click()
  await outside.getByRole('heading', { name: 'Queda aprobada' }).waitFor()
  await expectAccessible(outside)
  await outside.reload()
  await outside.getByRole('heading', { name: 'Esto ya está decidido' }).waitFor()

  // The ticket learns of it by itself.
  await card.getByText('Aprobada').first().waitFor()
  await card.getByText('Adelante').waitFor()
  await page.getByText(/^Julia Jefa aprobó: Compras/).waitFor()
  await expect.poll(async () => (await desk.api.tickets.get({ params: { number: 1 } })).status, patience).toBe('open')
  expect([...faults, ...outsideFaults]).toEqual([])
})

test('what waits for the own decision is found in the day, decided there, and gone', { timeout: 120_000 }, async () => {
  const eva = await desk.addAgent('Eva Marín')
  const me = await desk.api.sessions.me()
  await eva.approvals.ask({
    params: { number: 1 },
    body: { question: '¿Puede llevarse la pantalla?', approverIds: [me.id], amount: 80 },
  })
  const { page, faults } = await desk.open('/my-day', { colorScheme: 'dark' })

  // The same on the portal, where whoever does not work here decides.
  await page.goto(`${desk.url}/approvals`)
  await page.getByRole('heading', { name: 'Durante una ausencia' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: '¿Puede llevarse la pantalla?' }).click()
  await page.getByRole('heading', { name: '¿Puede llevarse la pantalla?' }).waitFor()
  await page.getByText('El mío no arranca.').waitFor()
  await expectAccessible(page)

  await page.goto(`${desk.url}/desk/my-day`)
  await page
    .getByRole('region', { name: 'Esperan tu aprobación' })
    .getByRole('link', { name: /Puede llevarse la pantalla/ })
    .click()
  await page.getByRole('heading', { name: 'Esperan mi decisión', level: 1 }).waitFor()
  await page.getByText('El mío no arranca.').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Rechazar' }).click()

  await page.getByText('Nada espera tu decisión').waitFor()
  await page.getByText('Decididas').click()
  await page.getByRole('button', { name: /Puede llevarse la pantalla.*Rechazada/s }).waitFor()
  await expectAccessible(page)
  const { items } = await desk.api.approvals.list({ params: { number: 1 } })
  expect(items[0]?.state).toBe('rejected')
  expect(faults).toEqual([])
})
