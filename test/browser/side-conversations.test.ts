import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rawMail, sentMailWith } from '../mails.ts'
import { SmtpTalk } from '../smtp.ts'
import { expectAccessible } from './browser.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram

beforeAll(async () => {
  desk = await startDesk()
})
afterAll(() => desk.end())

const ana = { name: 'Ana', email: 'ana@norte.example' }

test('a supplier is written to beside the ticket, answers by mail, and is answered again', async () => {
  const { number } = await desk.api.tickets.create({
    body: { subject: 'Fusor gastado', bodyText: 'No imprime.', requester: ana },
  })
  const { page, faults } = await desk.open(`/tickets/${number}`)
  const section = page.getByRole('region', { name: 'Conversaciones aparte' })
  await section.getByRole('button', { name: 'Escribir a alguien de fuera' }).click()
  const drawer = page.getByRole('dialog', { name: 'Nueva conversación aparte' })
  const form = drawer.getByRole('form', { name: 'Nueva conversación aparte' })
  await form.getByRole('button', { name: 'Enviar' }).click()
  await drawer.getByText('Falta indicar a quién va.').waitFor()
  await form.getByRole('textbox', { name: 'Para', exact: true }).fill('taller@proveedor.example')
  await page.keyboard.press('Enter')
  await form.getByRole('textbox', { name: 'Asunto' }).fill('Pedido de un fusor')
  await form.getByRole('textbox', { name: 'Texto del correo' }).fill('¿Tenéis el fusor RM2?')
  await expectAccessible(page)
  await form.getByRole('button', { name: 'Enviar' }).click()

  const thread = page.getByRole('dialog', { name: 'Pedido de un fusor' })
  await thread.getByRole('article').getByText('¿Tenéis el fusor RM2?').waitFor()
  await expect.poll(async () => (await desk.api.tickets.get({ params: { number } })).status).toBe('on_hold')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await section.getByText('En espera').waitFor()

  const mail = await sentMailWith(join(desk.dataDir, 'outgoing'), 'fusor RM2')
  const talk = await SmtpTalk.begin(desk.smtpPort)
  await talk.deliver(
    'taller@proveedor.example',
    mail.replyTo[0]?.address ?? '',
    rawMail({
      from: 'Taller <taller@proveedor.example>',
      to: mail.replyTo[0]?.address ?? '',
      subject: 'Re: Pedido de un fusor',
      text: 'Llega mañana a las nueve.',
    }),
  )

  await section.getByText('Respuesta nueva').waitFor()
  const mark = page
    .getByRole('article')
    .getByRole('button', { name: /Conversación aparte: Pedido de un fusor.*mañana/ })
  await mark.click()
  await thread.getByText('Llega mañana a las nueve.').waitFor()
  await thread.getByRole('textbox', { name: 'Texto del correo' }).fill('Perfecto, gracias.')
  await thread.getByRole('button', { name: 'Enviar' }).click()
  await thread.getByRole('article').getByText('Perfecto, gracias.').waitFor()
  await thread.getByRole('button', { name: 'No se espera nada más' }).click()
  await thread.getByText('Terminada').waitFor()
  await page.keyboard.press('Escape')

  await section.getByText('Terminada').waitFor()
  await expect.poll(async () => (await desk.api.tickets.get({ params: { number } })).status).toBe('open')
  expect(faults).toEqual([])
}, 120_000)
