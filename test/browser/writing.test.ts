import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeMailReader } from '#server/mail/index.ts'
import { sentMailWith } from '../mails.ts'
import { expectAccessible, openPage } from './browser.ts'
import { type DeskProgram, noa, startDesk } from './desk-program.ts'

const small = { viewport: { width: 390, height: 844 } }
let desk: DeskProgram

beforeAll(async () => {
  desk = await startDesk()
})
afterAll(async () => {
  await desk.end()
  await closeMailReader()
})

async function signedIn(options = {}) {
  const opened = await openPage(desk.browser, options)
  opened.page.setDefaultTimeout(20_000)
  const call = (method: 'POST' | 'PATCH', path: string, data: object) =>
    opened.page.request.fetch(`${desk.url}/api/v1${path}`, {
      method,
      data,
      headers: { 'x-requested-with': 'mesa' },
    })
  await call('POST', '/sign-in', noa)
  return { ...opened, call }
}

async function expectNoSideways(page: Page): Promise<void> {
  expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0)
}

const addresses = (people: { address: string }[]) => people.map(({ address }) => address)

test('an agent chooses who gets a reply, and passes a message on', { timeout: 180_000 }, async () => {
  const { page, faults, call } = await signedIn()
  const draft = { subject: 'El fax', bodyText: 'No recibe.', requester: { email: 'ana@norte.example', name: 'Ana' } }
  await call('POST', '/tickets', { ...draft, cc: ['luis@norte.example'] })
  await page.goto(`${desk.url}/desk/tickets/1`)

  // Everybody who takes part is there; one of them is left out, and another gets it unseen.
  await page.getByText('luis@norte.example').first().waitFor()
  await page.getByRole('button', { name: 'Solo al solicitante' }).click()
  await page.getByText(/luis@norte\.example no recibe esta respuesta/).waitFor()
  await page.getByRole('button', { name: 'Copia oculta' }).click()
  await page.getByRole('textbox', { name: 'Copia oculta' }).fill('auditora@sur.example')
  await page.getByRole('textbox', { name: 'Copia oculta' }).press('Enter')
  await page.getByRole('textbox', { name: 'Texto del mensaje' }).fill('Apague el fax.')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Enviar', exact: true }).click()
  await page.getByRole('button', { name: 'Enviar ahora' }).click()
  const reply = await sentMailWith(join(desk.dataDir, 'outgoing'), 'Apague el fax.')
  expect([addresses(reply.to), addresses(reply.cc)]).toEqual([['ana@norte.example'], []])
  await page.getByText('Copia oculta: auditora@sur.example').waitFor()

  // Forwarded with a comment: a note that says whom it went to.
  await page.getByRole('button', { name: 'Qué hacer con el mensaje de Ana' }).click()
  await page.getByRole('menuitem', { name: 'Reenviar', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Reenviar el mensaje' })
  await dialog.getByRole('textbox', { name: 'Para' }).fill('taller@proveedor.example')
  await dialog.getByRole('textbox', { name: 'Para' }).press('Enter')
  await dialog.getByRole('textbox', { name: 'Tu comentario' }).fill('¿Lo reparáis?')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Reenviar' }).click()
  const forwarded = await sentMailWith(join(desk.dataDir, 'outgoing'), '¿Lo reparáis?')
  expect(forwarded.bodyText).toContain('No recibe.')
  await page.getByText('Para: taller@proveedor.example').waitFor()
  expect(faults).toEqual([])
})

test('an administrator changes the words of a mail and sees what they make', { timeout: 180_000 }, async () => {
  const { page, faults, call } = await signedIn()
  await call('POST', '/tickets', {
    subject: 'Otro fax',
    bodyText: 'Tampoco.',
    requester: { email: 'eva@norte.example' },
  })
  await page.goto(`${desk.url}/desk/settings/mails`)

  await page.getByRole('textbox', { name: 'Asunto' }).fill('Recibido: {{ticket.subject}}')
  await page.getByText(/Recibido: Otro fax/).waitFor()
  await page.getByRole('textbox', { name: 'Asunto' }).fill('{{nadie}}')
  await page.getByText(/Aquí no hay ninguna variable nadie/).waitFor()
  await page.getByRole('textbox', { name: 'Asunto' }).fill('Recibido: {{ticket.subject}}')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Guardar cambios' }).click()
  await page.getByRole('button', { name: 'Recuperar el original' }).waitFor()
  await call('POST', '/tickets', {
    subject: 'Un tercero',
    bodyText: 'Ni este.',
    requester: { email: 'eva@norte.example' },
  })

  expect((await sentMailWith(join(desk.dataDir, 'outgoing'), 'Ni este.')).subject).toMatch(
    /^Recibido: Un tercero \[#\d+\]$/,
  )
  expect(faults).toEqual([])
})

test.each(['light', 'dark'] as const)(
  'on a small screen all of it fits, in %s',
  { timeout: 120_000 },
  async (scheme) => {
    const { page, faults, call } = await signedIn({ ...small, colorScheme: scheme, locale: 'en-GB' })
    await call('POST', '/tickets', {
      subject: 'Fax',
      bodyText: 'A',
      requester: { email: 'ana@norte.example' },
      cc: ['b@c.example'],
    })
    await call('PATCH', '/me', { language: 'en', signatureHtml: '<p>{{agent.name}}</p>' })

    await page.goto(`${desk.url}/desk/settings/mails`)
    await page.getByRole('heading', { name: 'Preview' }).waitFor()
    await expectAccessible(page)
    await expectNoSideways(page)
    await page.goto(`${desk.url}/desk/settings/profile`)
    await page.getByText('This is how it looks').waitFor()
    await expectAccessible(page)
    await expectNoSideways(page)
    await page.goto(`${desk.url}/desk/tickets/1`)
    await page.getByRole('button', { name: 'Public reply' }).first().click()
    await page.getByRole('button', { name: 'Only to the requester' }).waitFor()
    await expectAccessible(page)
    await expectNoSideways(page)
    expect(faults).toEqual([])
  },
)
