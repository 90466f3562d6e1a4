import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sentMailWith } from '../mails.ts'
import { expectAccessible, openPage } from './browser.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram

beforeAll(async () => {
  desk = await startDesk()
  const requester = { email: 'ana@cliente.example', name: 'Ana Sol' }
  await desk.api.tickets.create({ body: { subject: 'La VPN no conecta', bodyText: 'No entra.', requester } })
})
afterAll(() => desk.end())

test('a rating is asked for as the desk chose, given with its reason, seen in the figures and answered', {
  timeout: 240_000,
}, async () => {
  const { page, faults } = await desk.open('/settings/ratings')
  await page.getByRole('heading', { name: 'Valoraciones' }).waitFor()
  await page.getByRole('switch', { name: 'Preguntar si ha sido fácil' }).click()
  await page.getByRole('button', { name: 'Añadir un motivo' }).click()
  await page.getByRole('textbox', { name: 'Motivo 8 en español' }).fill('Poca claridad')
  await page.getByRole('textbox', { name: 'Motivo 8 en inglés' }).fill('Unclear')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Guardar cambios' }).click()
  await page.getByText('Guardado', { exact: true }).waitFor()

  await desk.api.tickets.change({ params: { number: 1 }, body: { status: 'solved' } })
  const mail = await sentMailWith(join(desk.dataDir, 'outgoing'), '/rate/')
  const link = /(\/rate\/\S+\?score=2)/.exec(mail.bodyText)?.[1] ?? ''
  const { page: outside, faults: outsideFaults } = await openPage(desk.browser, {
    locale: 'en-GB',
    colorScheme: 'dark',
    reducedMotion: 'reduce',
    viewport: { width: 320, height: 800 },
  })
  await outside.goto(desk.url + link)
  await outside.getByText('Unclear').click()
  await outside.getByText('3', { exact: true }).click()
  await outside.getByRole('textbox', { name: 'Do you want to tell us why?' }).fill('I had to guess')
  await expectAccessible(outside)
  expect(await outside.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  await outside.getByRole('button', { name: 'Send my opinion' }).click()
  await outside.getByRole('heading', { name: 'Thank you for your opinion' }).waitFor()
  expect(outsideFaults).toEqual([])

  await page.goto(`${desk.url}/desk/ratings`)
  await page.getByText('I had to guess').waitFor()
  await page.getByRole('table', { name: 'En comparación' }).waitFor()
  await expectAccessible(page)
  await page.getByText('Motivo', { exact: true }).click()
  await page.getByRole('rowheader', { name: 'Poca claridad' }).waitFor()
  await page.getByRole('link', { name: /La VPN no conecta/ }).click()
  const card = page.getByRole('region', { name: 'Valoración' })
  await card.getByText('Facilidad: 3 de 7').waitFor()
  await card.getByRole('button', { name: 'Contestar' }).click()
  const dialog = page.getByRole('dialog', { name: 'Contestar a la valoración' })
  await dialog.getByRole('textbox', { name: 'Tu respuesta' }).fill('Gracias por decirlo; lo explicaremos mejor.')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Enviar' }).click()
  await card.getByText('Un responsable ha contestado.').waitFor()
  const { items } = await desk.api.messages.list({ params: { number: 1 } })
  expect(items.at(-1)).toMatchObject({ kind: 'reply', bodyText: expect.stringContaining('lo explicaremos mejor') })
  expect(faults).toEqual([])
})

test('the look of the portal is chosen, seen before it is saved, and found on portal and help pages', {
  timeout: 240_000,
}, async () => {
  const { page, faults } = await desk.open('/settings/desk')
  const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg=='
  await page.getByRole('button', { name: 'Elegir una imagen' }).waitFor()
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from(dot, 'base64') })
  await page.getByRole('img', { name: 'Logotipo' }).waitFor()
  await page.getByRole('textbox', { name: 'Color tras la bienvenida' }).fill('#ffd43b')
  await page.getByRole('textbox', { name: 'Bienvenida, en inglés' }).fill('What do you need?')
  await page.getByRole('button', { name: 'Añadir un enlace' }).click()
  await page.getByRole('textbox', { name: 'Enlace 1: nombre en español' }).fill('Privacidad')
  await page.getByRole('textbox', { name: 'Enlace 1: dirección' }).fill('https://www.example.org/privacidad')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Guardar cambios' }).click()
  await page.getByText('La mesa ha cambiado.').waitFor()

  for (const colorScheme of ['light', 'dark'] as const) {
    const { page: outside, faults: outsideFaults } = await openPage(desk.browser, { locale: 'en-GB', colorScheme })
    await outside.goto(desk.url)
    await outside.getByRole('heading', { name: 'What do you need?', level: 1 }).waitFor()
    await outside.getByRole('link', { name: 'Privacidad' }).waitFor()
    await expectAccessible(outside)
    await outside.goto(`${desk.url}/help/en`)
    await outside.getByRole('link', { name: 'Privacidad' }).waitFor()
    await expectAccessible(outside)
    expect(outsideFaults).toEqual([])
  }
  expect(faults).toEqual([])
})
