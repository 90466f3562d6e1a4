import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { sections } from '#web/settings/sections.ts'
import { rawMail } from '../mails.ts'
import { eventually } from '../program.ts'
import { SmtpTalk } from '../smtp.ts'
import { expectAccessible, openPage } from './browser.ts'
import { type DeskProgram, noa, startDesk } from './desk-program.ts'

const ana = { name: 'Ana García', email: 'ana@clinica.example' }
let desk: DeskProgram
let anaId: string
let clinicId: string

beforeAll(async () => {
  desk = await startDesk()
  await fill()
})
afterAll(() => desk.end())

afterEach(async () => {
  for (const context of desk.browser.contexts()) await context.close()
})

/** Three tickets of one requester, and a mail that waits for a decision. */
async function fill(): Promise<void> {
  const clinic = await desk.api.organizations.create({ body: { name: 'Clínica Sol', domains: ['clinica.example'] } })
  clinicId = clinic.id
  for (const subject of ['La impresora no responde', 'Alta de una doctora', 'La VPN se corta']) {
    const ticket = await desk.api.tickets.create({
      body: { subject, bodyText: 'Desde esta mañana, en recepción.', requester: ana, tags: ['recepción'] },
    })
    anaId = ticket.requester.id
  }
  await desk.api.messages.add({
    params: { number: 1 },
    body: { kind: 'note', bodyText: 'Hubo un corte en la planta baja.' },
  })
  await send(rawMail({ from: '', subject: 'Sin remitente' }))
  await eventually(
    () => desk.api.mail.received({ query: { outcome: ['quarantined'] } }),
    ({ items }) => items.length === 1,
  )
}

async function send(raw: string): Promise<void> {
  const talk = await SmtpTalk.begin(desk.smtpPort)
  expect(await talk.deliver(ana.email, 'support@desk.example', raw)).toBe(250)
  talk.end()
}

async function openDesk(path: string, language: 'es' | 'en' = 'es', options: BrowserContextOptions = {}) {
  const { page, faults } = await openPage(desk.browser, { reducedMotion: 'reduce', ...options })
  const headers = { 'x-requested-with': 'mesa' }
  await page.request.post(`${desk.url}/api/v1/sign-in`, { data: noa, headers })
  await page.request.patch(`${desk.url}/api/v1/me`, { data: { language }, headers })
  await page.goto(`${desk.url}/desk${path}`)
  return { page, faults }
}

function editorOf(page: Page) {
  return page.getByRole('textbox', { name: 'Texto del mensaje' })
}

/** Until what it shows is there, and not the lines that stand for it. */
async function goTo(page: Page, path: string): Promise<void> {
  await page.goto(`${desk.url}/desk${path}`)
  await page.getByRole('heading').first().waitFor()
  await expect.poll(() => page.locator('.mantine-Skeleton-root').count(), { timeout: 20_000 }).toBe(0)
}

function screens(): string[] {
  return [
    '/inbox/open/1',
    '/new',
    '/waiting-replies',
    '/calls/new',
    '/search?q=impresora',
    '/my-day',
    '/board',
    '/on-call',
    '/approvals',
    '/customers',
    `/customers/people/${anaId}`,
    `/customers/organizations/${clinicId}`,
    '/mail',
    ...sections.map(({ key }) => `/settings/${key}`),
  ]
}

const looks = [
  { language: 'es', colorScheme: 'light', locale: 'es-ES' },
  { language: 'en', colorScheme: 'dark', locale: 'en-GB' },
] as const

test.each(looks)(
  'every screen is open to everybody, in $language and $colorScheme',
  { timeout: 300_000 },
  async (look) => {
    const { page, faults } = await openDesk('', look.language, { colorScheme: look.colorScheme, locale: look.locale })

    for (const path of screens()) {
      await goTo(page, path)
      await expectAccessible(page)
      // WCAG 1.4.10: at 320 px nobody has to scroll in two directions.
      await page.setViewportSize({ width: 320, height: 720 })
      const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')
      expect(overflow, `${path} is wider than 320 px`).toBeLessThanOrEqual(0)
      await page.setViewportSize({ width: 1440, height: 900 })
    }

    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('textbox').fill('imp')
    await expectAccessible(page)
    expect(faults).toEqual([])
  },
)

test('a ticket is found, answered, noted and solved without a mouse', async () => {
  const { page, faults } = await openDesk('/inbox/open')
  await page.getByText('La VPN se corta').first().waitFor()

  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/inbox\/open\/\d+$/)
  await editorOf(page).waitFor()
  await page.keyboard.press('n')
  await page.getByRole('radio', { name: 'Nota interna', checked: true }).waitFor({ state: 'attached' })
  await page.locator('[contenteditable]:focus').waitFor()
  await page.keyboard.type('Lo miro esta tarde.')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('article').getByText('Lo miro esta tarde.').waitFor()
  await page.getByRole('region', { name: 'Conversación' }).focus()
  await page.keyboard.press('r')
  await page.getByRole('radio', { name: 'Respuesta pública', checked: true }).waitFor({ state: 'attached' })
  await page.getByRole('region', { name: 'Conversación' }).focus()
  await page.keyboard.press('e')
  await page
    .getByRole('alert')
    .getByText(/resuelto/i)
    .waitFor()

  expect(faults).toEqual([])
})

test('what was being written is there after a reload', async () => {
  const { page } = await openDesk('/inbox/open/1')
  await editorOf(page).fill('Hola Ana, lo estoy')

  await page.reload()

  await editorOf(page).getByText('Hola Ana, lo estoy').waitFor()
})

test('a reply stops when the requester wrote meanwhile, and shows what', async () => {
  const { page } = await openDesk('/inbox/open/1')
  await editorOf(page).fill('¿Sigue sin imprimir?')

  await send(
    rawMail({ from: `${ana.name} <${ana.email}>`, subject: 'Re: La impresora no responde [#1]', text: 'Ya va.' }),
  )
  await page.getByRole('article').getByText('Ya va.').waitFor()
  await page.getByRole('button', { name: 'Enviar', exact: true }).click()

  const notice = page.getByRole('alert').filter({ hasText: 'el ticket cambió mientras escribías' })
  await notice.getByText('Ya va.').waitFor()
  expect(await editorOf(page).textContent()).toBe('¿Sigue sin imprimir?')
  await expectAccessible(page)
  const { items } = await desk.api.messages.list({ params: { number: 1 } })
  expect(items.filter((message) => message.bodyText.includes('Sigue sin imprimir'))).toEqual([])
  await notice.getByRole('button', { name: 'Enviar de todos modos' }).click()
  await page.getByRole('button', { name: 'Enviar ahora' }).click()
  await page.getByRole('article').getByText('¿Sigue sin imprimir?').waitFor()
  await page.getByRole('region', { name: 'Ticket #1' }).getByText('Abierto', { exact: true }).waitFor()
})

test('a session that ends while one writes costs no word', async () => {
  const { page } = await openDesk('/inbox/open/2')
  await editorOf(page).waitFor()
  await page.context().clearCookies()
  // Slowly, so that it is noticed in the middle of it.
  await editorOf(page).pressSequentially('Ya está dada de alta', { delay: 150 })

  const dialog = page.getByRole('dialog', { name: 'Tu sesión ha terminado' })
  await dialog.getByLabel('Contraseña', { exact: true }).fill(noa.password)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Entrar', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })

  expect(await editorOf(page).textContent()).toBe('Ya está dada de alta')
  await eventually(
    () => desk.api.messages.getDraft({ params: { number: 2 } }),
    ({ draft }) => draft?.bodyHtml.includes('Ya está dada de alta') === true,
  )
})
