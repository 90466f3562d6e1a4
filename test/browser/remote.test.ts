import type { Browser, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { machineOf } from '../machine.ts'
import { openFor } from '../tickets.ts'
import { createWorld, type Somebody, type World } from '../world.ts'
import { expectAccessible, openPage } from './browser.ts'
import { browserPath } from './launch.ts'

let world: World
let browser: Browser
let admin: Somebody
let noa: Somebody
let teamId: string

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  const [team] = (await admin.api.teams.list()).items
  teamId = team?.id ?? ''
  noa = await world.person('agent', { name: 'Noa Rivas', teamIds: [teamId] })
  browser = await chromium.launch({
    executablePath: await browserPath(),
    args: ['--no-sandbox', '--disable-gpu', '--auto-select-tab-capture-source-by-title=Pantalla de Ana'],
  })
})
afterAll(async () => {
  await browser.close()
  await world.close()
})

async function openAs(somebody: Somebody, path: string, width = 1440) {
  const opened = await openPage(browser, { viewport: { width, height: 900 } })
  const [name = '', value = ''] = somebody.cookie.split('=')
  await opened.page.context().addCookies([{ name, value, url: world.url }])
  await opened.page.goto(world.url + path)
  return opened
}

/**
 * A Chromium without windows has no screens to choose from and says that it does not support it; there a picture that
 * the page draws stands for the screen. A whole one shares the tab that it is started to choose.
 */
const screenOfItsOwn = `(() => {
  const devices = navigator.mediaDevices
  if (!devices?.getDisplayMedia) return
  const choose = devices.getDisplayMedia.bind(devices)
  devices.getDisplayMedia = (wanted) => choose(wanted).catch((error) => {
    if (error.name !== 'NotSupportedError') throw error
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 })
    const drawing = canvas.getContext('2d')
    let count = 0
    setInterval(() => {
      drawing.fillStyle = '#ff0000'
      drawing.fillRect(0, 0, 640, 480)
      drawing.fillStyle = '#000000'
      drawing.fillRect(count++ % 100, 0, 10, 10)
    }, 100)
    return canvas.captureStream(15)
  })
})()`

/** The colour in the middle of the film, as the agent sees it. */
function colourOf(page: Page): Promise<string> {
  return page.evaluate(`(() => {
    const video = document.querySelector('video')
    if (!video || video.readyState < 2) return ''
    const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 })
    const drawing = canvas.getContext('2d')
    drawing.drawImage(video, video.videoWidth / 2, video.videoHeight / 2, 1, 1, 0, 0, 1, 1)
    const [red, green, blue] = drawing.getImageData(0, 0, 1, 1).data
    return red > 180 && green < 80 && blue < 80 ? 'red' : [red, green, blue].join()
  })()`) as Promise<string>
}

test('remote help is turned on for a team by an administrator', { timeout: 120_000 }, async () => {
  const { page, faults } = await openAs(admin, '/desk/settings/remote')

  await page.getByRole('heading', { name: 'Ayuda remota' }).waitFor()
  await expectAccessible(page)
  await page.getByPlaceholder('Nadie: la ayuda remota está desactivada').click()
  await page.getByRole('option').first().click()
  await page.keyboard.press('Escape')
  await page.getByRole('switch', { name: 'Grabar las sesiones' }).click()
  await page.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText('Los ajustes de la ayuda remota se han guardado.').waitFor()

  expect(await admin.api.remote.settings()).toMatchObject({ teamIds: [teamId], isRecorded: true })
  expect(faults).toEqual([])
  await page.context().close()
})

describe('remote help', () => {
  beforeAll(async () => {
    await admin.api.remote.changeSettings({ body: { teamIds: [teamId], isRecorded: true } })
  })

  test('shows an agent the screen that a requester shares in the browser', { timeout: 180_000 }, async () => {
    const ana = await world.person('requester', { name: 'Ana García' })
    const ticket = await openFor(noa, ana)
    const agent = await openAs(noa, `/desk/tickets/${ticket.number}`)
    await agent.page.getByRole('button', { name: 'Empezar ayuda remota' }).click()
    await agent.page.getByRole('menuitem', { name: /Pedir que muestre la pantalla/ }).click()
    await agent.page.getByText('A la espera de permiso').waitFor()
    await expectAccessible(agent.page)

    const user = await openAs(ana, `/requests/${ticket.number}`)
    await user.page.addInitScript(screenOfItsOwn)
    await user.page.reload()
    const shared = await user.page.context().newPage()
    await shared.setContent(`<title>Pantalla de Ana</title><body style="background:#ff0000">
      <script>setInterval(() => document.body.append('.'), 100)</script>`)
    await user.page.bringToFront()
    await user.page.getByText('Noa Rivas pide ver tu pantalla').waitFor()
    await expectAccessible(user.page)
    await user.page.getByRole('button', { name: 'Compartir mi pantalla' }).click()
    await user.page.getByText('Noa Rivas ve tu pantalla').waitFor()

    await agent.page.getByText('Con Ana García').waitFor()
    await expect.poll(() => colourOf(agent.page), { timeout: 30_000 }).toBe('red')
    await expectAccessible(agent.page)
    await agent.page.getByLabel(/La pantalla compartida/).click()
    await user.page.getByLabel('Aquí señala el agente').waitFor()
    await agent.page.getByLabel('Escribe al otro lado').fill('Pulsa ahí')
    await agent.page.keyboard.press('Enter')
    await user.page.getByText('Pulsa ahí').waitFor()
    await expectAccessible(user.page)
    await user.page.getByRole('button', { name: 'Detener' }).click()
    await agent.page.getByText('Terminado por la persona ante el equipo').waitFor()
    await agent.page.getByRole('button', { name: 'Reproducir la grabación' }).click()
    await expect.poll(() => colourOf(agent.page), { timeout: 30_000 }).toBe('red')
    await expectAccessible(agent.page)

    expect([...agent.faults, ...user.faults]).toEqual([])
    await agent.page.context().close()
    await user.page.context().close()
  })

  test('is a terminal on a machine, typed and read through the page, and replayed', { timeout: 180_000 }, async () => {
    const machine = await machineOf(world, admin, teamId, ['terminal', 'files'])
    await machine.answer('yes')
    const ticket = await openFor(noa, await world.person('requester'))
    const { page, faults } = await openAs(noa, `/desk/tickets/${ticket.number}`)
    await page.getByRole('button', { name: 'Empezar ayuda remota' }).click()
    await page.getByRole('menuitem', { name: 'Abrir un terminal' }).click()
    await page.getByText('A la espera de permiso').waitFor()
    await world.drain()

    await page.locator('.xterm').waitFor()
    await page.getByText(/^Con /).waitFor()
    await page.locator('.xterm').click()
    await page.keyboard.type('echo suma-$((40+2))\n')
    await page.locator('.xterm-rows').getByText('suma-42').waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Enviar un archivo' }).waitFor()
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.setViewportSize({ width: 320, height: 740 })
    await expectAccessible(page)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.getByRole('button', { name: 'Detener' }).click()
    await page.getByRole('button', { name: 'Reproducir la grabación' }).click()
    await page.locator('.xterm-rows').getByText('suma-42').waitFor()

    expect(faults).toEqual([])
    await page.context().close()
    await machine.leave()
  })

  test('fits a phone', { timeout: 120_000 }, async () => {
    const ticket = await openFor(noa, await world.person('requester'))
    const session = await noa.api.remote.ask({ params: { number: ticket.number }, body: { kind: 'share' } })

    const { page } = await openAs(noa, `/desk/tickets/${ticket.number}/remote/${session.id}`, 390)

    await page.getByText('A la espera de permiso').waitFor()
    await expectAccessible(page)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
    await page.context().close()
  })
})
