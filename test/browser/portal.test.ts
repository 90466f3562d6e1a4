import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sentMailWith } from '../mails.ts'
import { expectAccessible, openPage } from './browser.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram

beforeAll(async () => {
  desk = await startDesk()
})
afterAll(() => desk.end())

test('an outage is announced in the desk, read on the portal, subscribed to, and told to agents who open tickets', {
  timeout: 240_000,
}, async () => {
  const { page, faults } = await desk.open('/announcements')
  await page.getByText('No se ha comunicado nada').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Comunicar algo' }).click()
  const dialog = page.getByRole('dialog', { name: 'Comunicado nuevo' })
  await dialog.getByRole('textbox', { name: 'Título en español' }).fill('Sin correo')
  await dialog.getByRole('textbox', { name: 'Título en inglés' }).fill('No mail')
  await dialog.getByRole('textbox', { name: 'Texto en español' }).fill('El servidor no responde.')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Comunicar', exact: true }).click()
  await page.getByRole('article', { name: 'Sin correo' }).waitFor()
  await expectAccessible(page)

  // Somebody who has never signed in, in English, in the dark, on a small phone.
  const { page: outside, faults: outsideFaults } = await openPage(desk.browser, {
    locale: 'en-GB',
    colorScheme: 'dark',
    reducedMotion: 'reduce',
    viewport: { width: 320, height: 700 },
  })
  await outside.goto(desk.url)
  await outside.getByRole('link', { name: /No mail/ }).waitFor()
  expect(await outside.context().cookies()).toEqual([])
  expect(await outside.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  await expectAccessible(outside)
  await outside.getByRole('link', { name: /No mail/ }).click()
  await outside.getByRole('heading', { name: 'No mail', level: 1 }).waitFor()
  await expectAccessible(outside)
  await outside.getByRole('link', { name: 'All announcements' }).click()
  await outside.getByRole('textbox', { name: 'Your e-mail' }).fill('vera@calle.example')
  await outside.getByRole('button', { name: 'Subscribe' }).click()
  await outside.getByText(/Look at your mail/).waitFor()
  await expectAccessible(outside)
  const mail = await sentMailWith(join(desk.dataDir, 'outgoing'), '/subscriptions/confirm/')
  const link = /\/subscriptions\/confirm\/[\w.-]+/.exec(mail.bodyText)?.[0] ?? ''
  await outside.goto(desk.url + link)
  await outside.getByRole('button', { name: 'Yes, send them to me' }).click()
  await outside.getByRole('heading', { name: 'You are subscribed' }).waitFor()
  await expectAccessible(outside)

  await page.goto(`${desk.url}/desk/new`)
  await page.getByRole('region', { name: 'Comunicados' }).getByText('Avería: Sin correo').waitFor()
  await expectAccessible(page)

  await page.goto(`${desk.url}/desk/announcements`)
  await page.getByRole('button', { name: 'Contar cómo sigue: Sin correo' }).click()
  const update = page.getByRole('dialog', { name: '¿Cómo sigue?' })
  await update.getByRole('combobox', { name: 'Cómo está' }).click()
  await page.getByRole('option', { name: 'Resuelto' }).click()
  await update.getByRole('textbox', { name: 'Texto en español' }).fill('Ya funciona.')
  await update.getByRole('button', { name: 'Comunicar', exact: true }).click()
  await page.getByText('Ya funciona.').waitFor()
  expect([...faults, ...outsideFaults]).toEqual([])
})

test('a service is made, asked for on the portal, worked off in the desk, and its progress seen by whoever asked', {
  timeout: 240_000,
}, async () => {
  const { page, faults } = await desk.open('/settings/catalogue')
  await page.getByText('Aún no se ofrece nada').waitFor()
  await page.getByRole('button', { name: 'Añadir categoría' }).first().click()
  const first = page.getByRole('dialog', { name: 'Añadir categoría' })
  await first.getByRole('textbox', { name: 'Nombre en español' }).fill('Personas')
  await first.getByRole('button', { name: 'Guardar' }).click()
  await page.getByRole('button', { name: 'Añadir servicio a Personas' }).click()
  const dialog = page.getByRole('dialog', { name: 'Añadir servicio' })
  await dialog.getByRole('textbox', { name: 'Nombre en español' }).fill('Incorporación')
  await dialog.getByRole('textbox', { name: 'En una línea, en español' }).fill('Todo listo el primer día')
  for (const [place, title] of ['Crear la cuenta', 'Entregar el portátil'].entries()) {
    await dialog.getByRole('button', { name: 'Añadir paso' }).click()
    await dialog.getByRole('textbox', { name: `Paso ${place + 1}`, exact: true }).fill(title)
  }
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText('Todo el mundo · 2 pasos').waitFor()
  await expectAccessible(page)

  const { page: outside, faults: outsideFaults } = await openPage(desk.browser, {
    reducedMotion: 'reduce',
    viewport: { width: 390, height: 800 },
  })
  await outside.goto(desk.url)
  await outside.getByRole('searchbox', { name: 'Busca servicios y respuestas' }).fill('incorporacion')
  await outside.getByRole('link', { name: /Incorporación/ }).click()
  await outside.getByRole('heading', { name: 'Incorporación', level: 1 }).waitFor()
  await expectAccessible(outside)
  await outside.getByRole('textbox', { name: '¿Algo más que debamos saber?' }).fill('Empieza el lunes')
  await outside.getByRole('textbox', { name: 'Tu nombre' }).fill('Ana Sol')
  await outside.getByRole('textbox', { name: 'Tu correo' }).fill('ana@cliente.example')
  await outside.getByRole('button', { name: 'Solicitarlo' }).click()
  await outside.getByRole('heading', { name: 'Nos ha llegado' }).waitFor()

  await page.goto(`${desk.url}/desk/tickets/1`)
  const service = page.getByRole('region', { name: 'Servicio' })
  await service.getByText('Crear la cuenta').waitFor()
  await service.getByText('Espera a los anteriores').waitFor()
  await expectAccessible(page)
  await page.getByRole('checkbox', { name: 'Crear la cuenta' }).click()
  await page.getByRole('checkbox', { name: 'Entregar el portátil' }).waitFor()
  await service.getByText('Hecho', { exact: true }).waitFor()

  const mail = await sentMailWith(join(desk.dataDir, 'outgoing'), '/g/')
  await outside.goto(desk.url + (/\/g\/[\w.-]+/.exec(mail.bodyText)?.[0] ?? ''))
  await outside.getByText('1 de 2 pasos hechos').waitFor()
  await expectAccessible(outside)
  expect([...faults, ...outsideFaults]).toEqual([])
})

test('a requester chooses another password on the portal, in English, in the dark and on a small phone', {
  timeout: 120_000,
}, async () => {
  const email = 'rita@cliente.example'
  await desk.api.people.create({ body: { name: 'Rita Roca', email, role: 'requester', language: 'en' } })
  const { page, faults } = await openPage(desk.browser, {
    locale: 'en-GB',
    colorScheme: 'dark',
    reducedMotion: 'reduce',
    viewport: { width: 320, height: 700 },
  })
  await page.goto(`${desk.url}/sign-in`)
  await page.getByRole('button', { name: 'Sign in with a password' }).click()
  await page.getByLabel('Your e-mail').fill(email)
  await page.getByRole('button', { name: 'I have forgotten my password' }).click()
  await page.getByRole('heading', { name: 'Another password' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Send me the link' }).click()
  await page.getByText(`If we know ${email}`).waitFor()
  const mail = await sentMailWith(join(desk.dataDir, 'outgoing'), '/reset/')
  await page.goto(desk.url + (/\/reset\/[\w-]{43}/.exec(mail.bodyText)?.[0] ?? ''))
  await page.getByRole('heading', { name: 'Choose another password' }).waitFor()
  await expectAccessible(page)
  await page.getByLabel('New password').fill('short')
  await page.getByRole('button', { name: 'Save and go in' }).click()
  await page.getByText('It is too short, or repeats itself.').waitFor()
  await expectAccessible(page)
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  await page.getByLabel('New password').fill('three cats on a bicycle')
  await page.getByRole('button', { name: 'Save and go in' }).click()
  await page.waitForURL(`${desk.url}/requests`)
  expect(faults).toEqual([])
})

test('what nobody has answered yet goes on as a request, and without a script the portal still searches', {
  timeout: 120_000,
}, async () => {
  const { page, faults } = await openPage(desk.browser)
  await page.goto(desk.url)
  await page.getByRole('searchbox', { name: 'Busca servicios y respuestas' }).fill('fotocopiadora')
  await page.getByRole('link', { name: 'Escribir una solicitud sobre «fotocopiadora»' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Escribir una solicitud sobre «fotocopiadora»' }).click()
  const subject = page.getByRole('textbox', { name: 'En una frase' })
  await subject.waitFor()
  expect(await subject.inputValue()).toBe('fotocopiadora')
  expect(faults).toEqual([])

  const { page: scriptless } = await openPage(desk.browser, { javaScriptEnabled: false })
  await scriptless.goto(desk.url)
  await scriptless.getByRole('searchbox', { name: 'Buscar en la ayuda' }).fill('fotocopiadora')
  await scriptless.getByRole('button', { name: 'Buscar' }).click()
  await scriptless.getByRole('heading', { name: 'No hay nada sobre «fotocopiadora»' }).waitFor()
  expect(await scriptless.context().cookies()).toEqual([])
})
