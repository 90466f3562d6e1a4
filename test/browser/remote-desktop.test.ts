import { access } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { until } from '../devices.ts'
import { machineOf } from '../machine.ts'
import { noScreen, openScreen } from '../servers/screen.ts'
import { openFor } from '../tickets.ts'
import { createWorld, type Somebody, type World } from '../world.ts'
import { expectAccessible, openPage } from './browser.ts'
import { launchBrowser } from './launch.ts'

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
  await admin.api.remote.changeSettings({ body: { teamIds: [teamId], isRecorded: true } })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await world.close()
})

const ways = [
  { name: 'with x11vnc', hasVnc: true, why: noScreen('x11vnc') },
  { name: 'by the agent’s own server', hasVnc: false, why: noScreen() },
]

for (const { name, hasVnc, why } of ways)
  test.skipIf(why !== undefined)(
    `a click and typing in the page make a file on the desktop, ${name}${why === undefined ? '' : ` (${why})`}`,
    { timeout: 240_000 },
    async () => {
      const screen = await openScreen()
      const machine = await machineOf(world, admin, teamId, ['view', 'control'], { display: screen.display, hasVnc })
      await machine.answer('yes')
      const ticket = await openFor(noa, await world.person('requester'))
      const session = await noa.api.remote.ask({
        params: { number: ticket.number },
        body: { kind: 'control', deviceId: machine.device.id },
      })
      await world.drain()
      const { page, faults } = await openPage(browser)
      const [cookieName = '', value = ''] = noa.cookie.split('=')
      await page.context().addCookies([{ name: cookieName, value, url: world.url }])
      await page.goto(`${world.url}/desk/tickets/${ticket.number}/remote/${session.id}`)

      const canvas = page.locator('canvas').first()
      await page.getByText(/^Con /).waitFor()
      await until(async () => ((await canvas.boundingBox())?.width ?? 0) > 200)
      await canvas.click({ position: { x: 200, y: 150 } })
      await page.keyboard.type('touch made-it\n', { delay: 40 })
      await until(() =>
        access(join(screen.folder, 'made-it')).then(
          () => true,
          () => false,
        ),
      )
      await expectAccessible(page)
      await page.getByRole('button', { name: 'Detener' }).click()
      await page.getByRole('button', { name: 'Reproducir la grabación' }).click()
      await page.getByRole('slider', { name: 'Posición' }).waitFor()
      await until(async () => ((await page.locator('canvas').first().boundingBox())?.width ?? 0) > 200)

      expect(faults).toEqual([])
      await page.context().close()
      await machine.leave()
      await screen.remove()
    },
  )
