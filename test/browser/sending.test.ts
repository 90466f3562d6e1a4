import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rawMail } from '../mails.ts'
import { SmtpTalk } from '../smtp.ts'
import { expectAccessible } from './browser.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram

beforeAll(async () => {
  desk = await startDesk()
})
afterAll(() => desk.end())

const ana = { name: 'Ana', email: 'ana@norte.example' }

async function openTicket(subject: string): Promise<number> {
  const { number } = await desk.api.tickets.create({ body: { subject, bodyText: 'Desde ayer.', requester: ana } })
  return number
}

const editorOf = (page: Page) => page.getByRole('textbox', { name: 'Texto del mensaje' })
const send = (page: Page) => page.getByRole('button', { name: 'Enviar', exact: true }).click()
const waiting = (page: Page) => page.getByRole('article', { name: /Respuesta de .* que aún no ha salido/ })
const saidOn = async (number: number) =>
  (await desk.api.messages.list({ params: { number } })).items.map(({ bodyText }) => bodyText)

test('a reply can be undone while it waits, also after a reload, and leaves by itself', async () => {
  const number = await openTicket('La centralita')
  const { page, faults } = await desk.open(`/tickets/${number}`)
  await editorOf(page).fill('Reinicie la centralita.')
  // A page that loads slowly must not take the ten seconds with it.
  await page.route('**/messages', (route) =>
    route.request().method() === 'POST'
      ? route.continue({ postData: { ...route.request().postDataJSON(), undoSeconds: 60 } })
      : route.fallback(),
  )
  await send(page)
  await page.getByText(/^Sale en \d+ s$/).waitFor()
  await waiting(page).getByText('Reinicie la centralita.').waitFor()
  await expectAccessible(page)
  await page.unrouteAll()

  await page.reload()
  await page.getByRole('button', { name: 'Deshacer' }).click()
  await editorOf(page).getByText('Reinicie la centralita.').waitFor()
  await waiting(page).waitFor({ state: 'detached' })
  expect(await saidOn(number)).toEqual(['Desde ayer.'])

  await editorOf(page).pressSequentially(' Gracias.')
  await send(page)
  await page.getByRole('button', { name: 'Deshacer' }).waitFor()
  await page.getByRole('region', { name: 'Conversación' }).focus()
  await page.keyboard.press('z')
  await editorOf(page).getByText('Gracias.').waitFor()
  await waiting(page).waitFor({ state: 'detached' })

  await send(page)
  await waiting(page).waitFor()
  await page
    .getByRole('article', { name: /^Mensaje de/ })
    .getByText('Gracias.')
    .waitFor()
  await waiting(page).waitFor({ state: 'detached' })
  expect((await saidOn(number)).filter((text) => text.includes('Gracias.'))).toHaveLength(1)
  expect(faults).toEqual([])
})

test('a reply for later waits on the ticket, moves, and is stopped when the requester writes first', async () => {
  const number = await openTicket('El proyector')
  const { page, faults } = await desk.open(`/tickets/${number}`, { colorScheme: 'dark' })
  await editorOf(page).fill('Mañana lo cambiamos.')
  await page.getByRole('button', { name: 'Más formas de enviar' }).click()
  await expectAccessible(page)
  await page.getByRole('menuitem', { name: /^Mañana por la mañana/ }).click()
  await waiting(page)
    .getByText(/^Sale: mañana/)
    .waitFor()
  expect(await editorOf(page).textContent()).toBe('')

  await waiting(page).getByRole('button', { name: 'A otra hora' }).click()
  const dialog = page.getByRole('dialog', { name: 'Enviar más tarde' })
  await dialog.getByLabel('Día y hora').fill('2020-01-01T09:00')
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await dialog.getByText('Elige un momento que esté por llegar.').waitFor()
  await expectAccessible(page)
  const year = new Date().getFullYear() + (new Date().getMonth() > 5 ? 1 : 0)
  await dialog.getByLabel('Día y hora').fill(`${year}-06-01T09:30`)
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await waiting(page)
    .getByText(/^Sale: 1 jun.*09:30/)
    .waitFor()

  const overview = await desk.open('/inbox/open')
  await overview.page.getByRole('link', { name: /Mis respuestas por salir/ }).click()
  const own = overview.page.getByRole('listitem').filter({ hasText: 'El proyector' })
  await own.getByText(/^Sale: 1 jun.*09:30/).waitFor()
  await expectAccessible(overview.page)

  const talk = await SmtpTalk.begin(desk.smtpPort)
  const raw = rawMail({ from: ana.email, subject: `Re: El proyector [#${number}]`, text: 'Ya funciona.' })
  expect(await talk.deliver(ana.email, 'support@desk.example', raw)).toBe(250)
  talk.end()
  await waiting(page).getByText('No se envió: llegó un mensaje nuevo antes de su hora').waitFor()
  await page.getByText(/La respuesta de .* no se envió: llegó un mensaje nuevo/).waitFor()
  await expectAccessible(page)
  await own.getByText('No se envió: llegó un mensaje nuevo antes de su hora').waitFor()

  await waiting(page).getByRole('button', { name: 'Volver a editar' }).click()
  await editorOf(page).getByText('Mañana lo cambiamos.').waitFor()
  await waiting(page).waitFor({ state: 'detached' })
  expect(await saidOn(number)).not.toContain('Mañana lo cambiamos.')
  await overview.page.getByText('No tienes respuestas por salir').waitFor()
  expect(faults).toEqual([])
})
