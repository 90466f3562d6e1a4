import { createECDH } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Api } from '../world.ts'
import { expectAccessible } from './browser.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram
let leo: Api
let noaId: string

beforeAll(async () => {
  desk = await startDesk()
  leo = await desk.addAgent('Leo Marin')
  noaId = (await desk.api.sessions.me()).id
  const requester = { email: 'ana@fuera.example', name: 'Ana Sol' }
  for (const subject of ['Impresora', 'Alta de Eva']) {
    await desk.api.tickets.create({ body: { subject, bodyText: 'Desde ayer.', requester } })
  }
})
afterAll(() => desk.end())

const mention = (number: number) =>
  leo.messages.add({
    params: { number },
    body: { kind: 'note', bodyHtml: `<p>Mira, <span data-mention="${noaId}">@x</span></p>` },
  })

describe('the bell', () => {
  test('counts at once what others do, and leads by keys to the tickets, which are seen by opening them', async () => {
    const { page, faults } = await desk.open('/customers')
    const rail = page.getByRole('navigation', { name: 'Principal' })
    await rail.getByRole('link', { name: 'Avisos', exact: true }).waitFor()
    await mention(1)
    await leo.tickets.change({ params: { number: 2 }, body: { assigneeId: noaId } })
    await rail.getByRole('link', { name: 'Avisos: 2 sin ver' }).waitFor()

    await page.keyboard.press('g')
    await page.keyboard.press('n')
    await page.getByRole('heading', { name: 'Avisos' }).waitFor()
    await page.getByText('Leo Marin te ha mencionado en una nota').waitFor()
    await expectAccessible(page)
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Impresora' }).waitFor()
    await rail.getByRole('link', { name: 'Avisos: 1 sin ver' }).waitFor()
    await mention(1)
    await page.getByRole('article').nth(2).waitFor()
    await expect.poll(() => desk.api.notifications.count()).toEqual({ unseen: 1 })
    expect(faults).toEqual([])
  })

  test('is emptied, and what is done can be taken back', async () => {
    const { page, faults } = await desk.open('/notifications', { colorScheme: 'dark' })
    await page.getByRole('button', { name: 'Marcar todo como visto' }).click()
    await page.getByRole('link', { name: 'Avisos', exact: true }).waitFor()
    await page.getByRole('button', { name: 'Dar por atendido: #2' }).click()
    await page.getByRole('button', { name: 'Dar por atendido: #1' }).click()
    await page.getByText('Estás al día').waitFor()
    await expectAccessible(page)
    // The two were marked at once, and either may have been told first.
    const told = page.getByRole('alert').filter({ hasText: 'Avisos atendidos: #1' })
    await told.getByRole('button', { name: 'Deshacer' }).click()
    await page.getByRole('link', { name: /Impresora/ }).waitFor()
    expect(faults).toEqual([])
  })

  test('is under the thumb on a phone', async () => {
    await mention(2)
    const { page, faults } = await desk.open('/customers', { viewport: { width: 390, height: 844 } })
    await page.getByRole('button', { name: 'Más Avisos: 1 sin ver' }).click()
    await page.getByRole('menuitem', { name: 'Avisos: 1 sin ver' }).click()
    await page.getByRole('link', { name: /Alta de Eva/ }).waitFor()
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    expect(overflow).toBe(0)
    await expectAccessible(page)
    expect(faults).toEqual([])
  })
})

test('each chooses of what to be told, how, and when not', async () => {
  const { page, faults } = await desk.open('/settings/notifications')
  await page.getByRole('checkbox', { name: 'Correo: Se escribe en un ticket mío o que sigo' }).click()
  await page.getByRole('switch', { name: 'No me molestéis a ciertas horas' }).press('Space')
  await page.getByLabel('Desde').fill('21:30')
  await page.getByRole('combobox', { name: 'Cada día a las' }).click()
  await page.getByRole('option', { name: '07:00' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText('Guardado. Vale desde ahora').waitFor()

  expect(await desk.api.notifications.preferences()).toMatchObject({
    events: { followed: { mail: true, centre: true } },
    quietHours: { from: '21:30', to: '08:00', days: [1, 2, 3, 4, 5, 6, 7] },
    digestHour: 7,
  })
  expect(faults).toEqual([])
})

describe('the service worker', () => {
  /** What Chrome does when its push service hands it a message. */
  async function pushTo(page: Page, message: object): Promise<void> {
    const session = await page.context().newCDPSession(page)
    const registered = new Promise<string>((resolve) => {
      session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const [first] = registrations
        if (first !== undefined) resolve(first.registrationId)
      })
    })
    await session.send('ServiceWorker.enable')
    const registrationId = await registered
    const data = JSON.stringify(message)
    await session.send('ServiceWorker.deliverPushMessage', { origin: desk.url, registrationId, data })
  }
  test('shows what is pushed, in the words it came with', async () => {
    const { page, faults } = await desk.open('/customers')
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)')
    const [worker] = page.context().serviceWorkers()
    // Without a screen Chromium forbids to show any: what the worker asks of it is what can be looked at.
    await worker?.evaluate(
      `registration.showNotification = async (title, options) => { self.shown = { title, ...options } }`,
    )

    await pushTo(page, {
      number: 1,
      articleId: null,
      language: 'es',
      title: '#1',
      line: 'Leo te ha mencionado en una nota',
    })

    await expect
      .poll(() => worker?.evaluate('self.shown'))
      .toMatchObject({ title: '#1', body: 'Leo te ha mencionado en una nota', lang: 'es', tag: '/tickets/1' })
    const articleId = '0198f000-0000-7000-8000-000000000000'
    await pushTo(page, { number: null, articleId, language: 'es', title: 'Mesa', line: 'Leo te pide…' })
    await expect.poll(() => worker?.evaluate('self.shown')).toMatchObject({ data: { path: `/knowledge/${articleId}` } })
    expect(faults).toEqual([])
  })

  test('leads a page of the desk to where a pushed message points, and nowhere else', async () => {
    const { page } = await desk.open('/customers')
    const say = (path: string) =>
      page.evaluate(`navigator.serviceWorker.dispatchEvent(new MessageEvent('message', { data: { path: '${path}' } }))`)

    await say('//evil.example/')
    await say('/tickets/1')

    await page.waitForURL(`${desk.url}/desk/tickets/1`)
  })

  test('says that there is no network, in both languages, and shows nothing old', async () => {
    const { page } = await desk.open('/customers')
    await page.getByRole('heading', { name: 'Clientes' }).waitFor()
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)')
    await page.context().setOffline(true)
    await page.goto(`${desk.url}/desk/search`)

    await page.getByRole('heading', { name: 'Sin conexión' }).waitFor()
    await page.getByRole('heading', { name: 'No connection' }).waitFor()
    await expectAccessible(page)
    await page.context().setOffline(false)
    await page.getByRole('link', { name: 'Volver a intentarlo' }).click()
    await page.getByRole('heading', { name: 'Buscar' }).waitFor()
  })

  test('comes fresh from the server, and the desk can be installed', async () => {
    const worker = await fetch(`${desk.url}/sw.js`)
    const manifest = await fetch(`${desk.url}/manifest.webmanifest`)

    expect(worker.headers.get('cache-control')).toBe('no-cache')
    expect(worker.headers.get('content-type')).toMatch(/javascript/)
    expect(manifest.headers.get('content-type')).toMatch(/manifest\+json/)
    const { icons, ...about } = (await manifest.json()) as { icons: { src: string }[]; start_url: string }
    expect(about).toMatchObject({ name: 'Mesa', start_url: '/desk', display: 'standalone' })
    const pictures = await Promise.all(icons.map(({ src }) => fetch(desk.url + src)))
    expect(new Set(pictures.map(({ headers }) => headers.get('content-type')))).toEqual(new Set(['image/png']))
  })
})

describe('push in this browser', () => {
  const state = (page: Page, name: string) => page.getByRole('status').filter({ hasText: name }).waitFor()

  test('that forbids it is told how to allow it', async () => {
    const { page, faults } = await desk.open('/settings/notifications')

    await state(page, 'El navegador no lo permite')

    await expectAccessible(page)
    expect(faults).toEqual([])
  })

  test('is switched on, tried and switched off', async () => {
    const { page, faults } = await desk.open('/customers')
    await page.addInitScript(browserWithPush(createECDH('prime256v1').generateKeys('base64url')))
    await page.goto(`${desk.url}/desk/settings/notifications`)
    await page.getByRole('button', { name: 'Avisarme en este navegador' }).click()
    await state(page, 'Activado: te avisamos en este navegador')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Enviarme una prueba' }).click()
    // No push service of that name exists.
    await page.getByRole('alert').getByText('no acepta envíos ahora mismo').waitFor()
    await page.getByRole('button', { name: 'Desactivar' }).click()
    await state(page, 'Desactivado en este navegador')
    expect(faults).toEqual([])
  })
})

/** Stands for the browser's push service, which one without a screen does not have. */
function browserWithPush(p256dh: string): string {
  return `{
    let current = null
    const subscription = {
      endpoint: 'https://push.invalid/one',
      toJSON: () => ({ endpoint: 'https://push.invalid/one', keys: { p256dh: '${p256dh}', auth: '${'a'.repeat(22)}' } }),
      unsubscribe: async () => { current = null; return true },
    }
    Object.defineProperty(Notification, 'permission', { get: () => 'default' })
    Notification.requestPermission = async () => 'granted'
    PushManager.prototype.getSubscription = async () => current
    PushManager.prototype.subscribe = async () => (current = subscription)
  }`
}
