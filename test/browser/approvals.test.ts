import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './browser.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram

beforeAll(async () => {
  desk = await startDesk()
})
afterAll(() => desk.end())

const ana = { name: 'Ana', email: 'ana@norte.example' }

test('an agent comes into training, and her reply is sent back, written anew, and approved', async () => {
  const nico = await desk.colleague('Nico Nuevo', 'nico@desk.example')
  const { number } = await desk.api.tickets.create({
    body: { subject: 'La centralita', bodyText: 'No suena.', requester: ana },
  })
  const settings = await desk.open('/settings/people')
  await settings.page
    .getByRole('button', { name: /Nico Nuevo/ })
    .first()
    .click()
  const dialog = settings.page.getByRole('dialog')
  await dialog.getByRole('switch', { name: 'En formación' }).click()
  await dialog.getByRole('combobox', { name: 'Quién aprueba' }).waitFor()
  await expectAccessible(settings.page)
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await dialog.waitFor({ state: 'hidden' })

  const his = await desk.open(`/tickets/${number}`, {}, nico)
  const editor = his.page.getByRole('textbox', { name: 'Texto del mensaje' })
  await editor.fill('Reiníciela.')
  await his.page.getByRole('button', { name: 'Proponer', exact: true }).click()
  const waiting = his.page.getByRole('article', { name: /Espera aprobación/ })
  await waiting.waitFor()
  expect(await waiting.getByRole('button', { name: /Aprobar/ }).count()).toBe(0)

  const hers = await desk.open('/inbox/approve')
  await hers.page.getByRole('link', { name: /La centralita/ }).click()
  const card = hers.page.getByRole('article', { name: /Espera aprobación/ })
  await card.getByText('Reiníciela.').waitFor()
  await expectAccessible(hers.page)
  await card.getByRole('button', { name: 'Devolver' }).click()
  await hers.page.getByRole('textbox', { name: 'Qué se puede mejorar' }).fill('Falta saludar.')
  await hers.page.getByRole('dialog').getByRole('button', { name: 'Devolver' }).click()

  const back = his.page.getByRole('article', { name: /Devuelta/ })
  await back.getByText('Falta saludar.').waitFor()
  await expectAccessible(his.page)
  await back.getByRole('button', { name: 'Volver a editar' }).click()
  await editor.getByText('Reiníciela.').waitFor()
  await editor.fill('Hola, Ana: reiníciela.')
  await his.page.getByRole('button', { name: 'Proponer', exact: true }).click()

  await card.getByText('Hola, Ana: reiníciela.').waitFor()
  await card.getByRole('button', { name: 'Aprobar y enviar' }).click()
  await his.page
    .getByRole('article', { name: /^Mensaje de Nico/ })
    .getByText('Hola, Ana: reiníciela.')
    .waitFor()
  expect((await desk.api.messages.list({ params: { number } })).items.at(-1)).toMatchObject({
    author: { name: 'Nico Nuevo' },
    direction: 'out',
  })
  expect([...settings.faults, ...his.faults, ...hers.faults]).toEqual([])
}, 120_000)
