import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createHelpingDesk } from '../helping.ts'
import { startIceServer } from '../ice-server.ts'
import { machineOf } from '../machine.ts'
import { openFor } from '../tickets.ts'
import type { Somebody, World } from '../world.ts'
import { expectAccessible, openAs, untilUncovered } from './browser.ts'
import { launchBrowser } from './launch.ts'

let world: World
let browser: Browser
let admin: Somebody
let noa: Somebody
let teamId: string

beforeAll(async () => {
  ;({ world, admin, noa, teamId } = await createHelpingDesk({ isOn: false }))
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await world.close()
})

test('remote help is turned on for a team by an administrator', { timeout: 120_000 }, async () => {
  const { page, faults } = await openAs(browser, world, { somebody: admin, path: '/desk/settings/remote' })

  await page.getByRole('heading', { name: 'Ayuda remota' }).waitFor()
  await expectAccessible(page)
  await page.getByPlaceholder('Nadie: la ayuda remota está desactivada').click()
  await page.getByRole('option').first().click()
  await page.keyboard.press('Escape')
  await page.getByRole('switch', { name: 'Grabar las sesiones' }).click()
  await page.getByRole('button', { name: 'Guardar', exact: true }).click()
  await page.getByText('Los ajustes de la ayuda remota se han guardado.').waitFor()

  expect(await admin.api.remote.settings()).toMatchObject({ teamIds: [teamId], isRecorded: true })
  expect(faults).toEqual([])
  await page.context().close()
})

test('servers for direct screens are written into the settings, asked whether they answer, and kept', {
  timeout: 120_000,
}, async () => {
  const server = await startIceServer({ sharedSecret: 'north-wind' })
  const { page, faults } = await openAs(browser, world, { somebody: admin, path: '/desk/settings/remote' })
  const section = page.getByRole('region', { name: 'Pantallas directas más allá de una red' })
  await section.getByText('Ninguno: los navegadores no preguntan a nadie de fuera.').waitFor()
  await section.getByRole('button', { name: 'Añadir un servidor' }).click()
  const fields = section.getByRole('group', { name: 'Servidor 1' })
  await fields.getByRole('textbox', { name: 'Dirección' }).fill(`turn:127.0.0.1:${server.port}`)
  await fields.getByRole('textbox', { name: 'Secreto compartido' }).fill('south-wind')
  await section.getByRole('button', { name: 'Preguntar si responden' }).click()
  await section.getByText('Responde, pero no conoce estas credenciales.').waitFor()
  await expectAccessible(page)

  await fields.getByRole('textbox', { name: 'Secreto compartido' }).fill('north-wind')
  await section.getByRole('button', { name: 'Preguntar si responden' }).click()
  await section.getByText('Responde y deja pasar imágenes a quien trae estas credenciales.').waitFor()
  await section.getByRole('button', { name: 'Guardar los servidores' }).click()
  await page.getByText('Los servidores se han guardado.', { exact: false }).waitFor()
  await untilUncovered(page)
  await expectAccessible(page)

  const { items } = await admin.api.iceServers.list()
  await admin.api.iceServers.put({ body: { items: [] } })
  server.close()
  expect(items).toMatchObject([{ credential: 'shared_secret', hasSecret: true }])
  expect(faults).toEqual([])
  await page.context().close()
})

describe('remote help', () => {
  beforeAll(async () => {
    await admin.api.remote.changeSettings({ body: { teamIds: [teamId], isRecorded: true } })
  })

  test('is a terminal on a machine, typed and read through the page, and replayed', { timeout: 180_000 }, async () => {
    const machine = await machineOf(world, admin, teamId, ['terminal', 'files'])
    await machine.answer('yes')
    const ticket = await openFor(noa, await world.person('requester'))
    const { page, faults } = await openAs(browser, world, { somebody: noa, path: `/desk/tickets/${ticket.number}` })
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

    const path = `/desk/tickets/${ticket.number}/remote/${session.id}`

    const { page } = await openAs(browser, world, { somebody: noa, path, width: 390 })

    await page.getByText('A la espera de permiso').waitFor()
    await expectAccessible(page)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
    await page.context().close()
  })
})
