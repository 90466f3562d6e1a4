import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aiFeatures } from '#contract/ai.ts'
import { fakeModel, says } from '../../server/ai/test-model.ts'
import { expectAccessible } from './browser.ts'
import { type DeskProgram, noa, startDesk } from './desk-program.ts'

let desk: DeskProgram
let model: Awaited<ReturnType<typeof fakeModel>>

const sorted = {
  type: 'request',
  impact: 2,
  urgency: 3,
  team: 'Redes',
  tags: [],
  reason: 'Pide acceso para todo el equipo.',
}

beforeAll(async () => {
  model = await fakeModel()
  desk = await startDesk({ WEBHOOK_NETWORKS: '127.0.0.0/8' })
  const { api } = desk
  await api.teams.create({ body: { name: 'Redes', color: '#3366aa', members: [] } })
  await api.articles.create({
    body: {
      title: 'Conectar la VPN de la oficina',
      bodyHtml: '<p>Abre el cliente de la VPN y elige la oficina.</p>',
      language: 'es',
      visibility: 'public',
      status: 'published',
    },
  })
  await api.tickets.create({
    body: {
      subject: 'La VPN de la oficina',
      bodyText: 'How do I connect the VPN of the office? Call me on 612 345 678.',
      requester: { email: 'ana@cliente.example', name: 'Ana Quiroga' },
    },
  })
  await api.ai.changeSettings({
    body: { isOn: true, baseUrl: model.baseUrl, model: 'mini', features: [...aiFeatures], redacts: true },
  })
  model.will((asked, response) => {
    const task = asked.body.messages?.[0]?.content ?? ''
    if (task.startsWith('You sort')) return says(JSON.stringify(sorted))(asked, response)
    if (task.startsWith('You draft'))
      return says('Abre el cliente de la VPN y elige la oficina [1].\n\nUn saludo')(asked, response)
    if (task.startsWith('You translate')) return says('¿Cómo conecto la VPN de la oficina?')(asked, response)
    return says('Quiere conectar la VPN de la oficina.')(asked, response)
  })
})
afterAll(async () => {
  await desk.end()
  model.close()
})

/** What is sent is seen before the first time, and nothing leaves before that. */
async function agree(page: Page): Promise<void> {
  const before = model.asked.length
  const consent = page.getByRole('dialog', { name: 'Esto es lo que se envía' })
  await consent.getByText('Se han quitado los datos personales').waitFor()
  await consent.getByRole('region', { name: 'El material' }).waitFor()
  expect(await consent.getByRole('region', { name: 'El material' }).innerText()).not.toContain('612 345 678')
  expect(model.asked.length).toBe(before)
  await expectAccessible(page)
  await consent.getByRole('button', { name: 'Enviar' }).click()
}

test('a ticket is summed up, sorted, translated and answered with the help of a model, and a person decides each time', {
  timeout: 240_000,
}, async () => {
  const { page, faults } = await desk.open('/tickets/1')
  const section = page.getByRole('region', { name: 'IA', exact: true })

  await section.getByRole('button', { name: 'Resumir' }).click()
  await agree(page)
  await section.getByText('Quiere conectar la VPN de la oficina.').waitFor()
  await section.getByText('Lo ha escrito una máquina: compruébalo.').waitFor()
  await expectAccessible(page)

  await section.getByRole('button', { name: 'Proponer tipo y equipo' }).click()
  await agree(page)
  await section.getByText('Equipo: Redes').waitFor()
  await section.getByText('Pide acceso para todo el equipo.').waitFor()
  await expectAccessible(page)
  expect(await desk.api.tickets.get({ params: { number: 1 } })).toMatchObject({
    type: 'incident',
    team: { name: 'Soporte' },
  })
  await section.getByRole('button', { name: 'Aceptar' }).click()
  await expect
    .poll(async () => (await desk.api.tickets.get({ params: { number: 1 } })).team?.name, { timeout: 10_000 })
    .toBe('Redes')
  expect(await desk.api.tickets.get({ params: { number: 1 } })).toMatchObject({ type: 'request', urgency: 3 })

  await page.getByRole('button', { name: /^Qué hacer con el mensaje de/ }).click()
  await page.getByRole('menuitem', { name: 'Traducir' }).click()
  await agree(page)
  const translation = page.getByRole('dialog', { name: 'Traducción' })
  await translation.getByText('¿Cómo conecto la VPN de la oficina?').waitFor()
  await expectAccessible(page)
  await translation.getByRole('button', { name: 'Cerrar' }).click()

  await page.getByRole('button', { name: 'Redactar una respuesta' }).click()
  const drafting = page.getByRole('dialog', { name: 'Redactar una respuesta' })
  await drafting.getByRole('button', { name: 'Redactar', exact: true }).click()
  await agree(page)
  const sources = drafting.getByRole('list', { name: 'Artículos en los que se basa' })
  await sources.getByRole('link', { name: 'Conectar la VPN de la oficina' }).waitFor()
  await expectAccessible(page)
  await drafting.getByRole('button', { name: 'Poner en la respuesta' }).click()
  const editor = page.getByRole('textbox', { name: 'Texto del mensaje' })
  await editor.getByText('Abre el cliente de la VPN y elige la oficina.').waitFor()
  const { items } = await desk.api.messages.list({ params: { number: 1 } })
  expect(items.filter(({ direction }) => direction === 'out')).toEqual([])
  expect(faults).toEqual([])
})

test('what was proposed can be left as it is, in English, in the dark and on a small phone', {
  timeout: 120_000,
}, async () => {
  const { page, faults } = await desk.open('', {
    colorScheme: 'dark',
    locale: 'en-GB',
    viewport: { width: 320, height: 720 },
  })
  const headers = { 'x-requested-with': 'mesa' }
  await page.request.patch(`${desk.url}/api/v1/me`, { data: { language: 'en' }, headers })
  const { number } = await desk.api.tickets.create({
    body: { subject: 'Otra cosa', bodyText: 'La VPN', requester: { email: noa.email } },
  })
  await page.goto(`${desk.url}/desk/tickets/${number}`)
  await page.getByRole('radiogroup', { name: 'Parts of the ticket' }).getByText('Properties').click()
  const section = page.getByRole('region', { name: 'AI', exact: true })

  await section.getByRole('button', { name: 'Propose type and team' }).click()
  await section.getByText('Team: Redes').waitFor()
  await expectAccessible(page)
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  await section.getByRole('button', { name: 'Leave as it is' }).click()
  await section.getByRole('button', { name: 'Summarise' }).click()
  await section.getByText('Written by a machine: check it.').waitFor()
  await expectAccessible(page)

  expect(await desk.api.tickets.get({ params: { number } })).toMatchObject({
    type: 'incident',
    team: { name: 'Soporte' },
  })
  expect(faults).toEqual([])
})
