import { access, chmod, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeviceAllowance } from '#contract/device.ts'
import { until } from '../devices.ts'
import { askOn, createHelpingDesk, type HelpingDesk } from '../helping.ts'
import { machineOf } from '../machine.ts'
import { noScreen, openScreen } from '../servers/screen.ts'
import type { Somebody, World } from '../world.ts'
import { expectAccessible, openAs } from './browser.ts'
import { launchBrowser } from './launch.ts'

let desk: HelpingDesk
let world: World
let browser: Browser
let admin: Somebody
let noa: Somebody
let teamId: string

beforeAll(async () => {
  desk = await createHelpingDesk()
  ;({ world, admin, noa, teamId } = desk)
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
      const allow: DeviceAllowance[] = ['view', 'control', 'clipboard', ...(hasVnc ? ['files' as const] : [])]
      const machine = await machineOf(world, admin, teamId, allow, { display: screen.display, hasVnc })
      await machine.answer('yes')
      // Tests may run as root; files belong to somebody else then.
      await chmod(screen.folder, 0o777)
      await machine.setPolicy({}, { files: { folder: screen.folder, from: [screen.folder] } })
      const { ticket, session } = await askOn(desk, 'control', machine.device.id)
      await world.drain()
      const path = `/desk/tickets/${ticket.number}/remote/${session.id}`
      const { page, faults } = await openAs(browser, world, { somebody: noa, path })

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
      await tradeTexts(page)
      if (hasVnc) await tradeFiles(page, screen.folder)
      await page.getByRole('button', { name: 'Detener' }).click()
      const kept = page.getByRole('region', { name: 'Archivos y portapapeles' })
      await kept.getByText('Texto del portapapeles').first().waitFor()
      await expectAccessible(page)
      await page.getByRole('button', { name: 'Reproducir la grabación' }).click()
      await page.getByRole('slider', { name: 'Posición' }).waitFor()
      await until(async () => ((await page.locator('canvas').first().boundingBox())?.width ?? 0) > 200)

      await page.goto(`${world.url}/desk/tickets/${ticket.number}`)
      await page.getByRole('button', { name: /cambios más/ }).click()
      await page.getByText(/^Noa Rivas ha leído el portapapeles del equipo: Escritorio de PC-\w+ \(21\sB\)/).waitFor()
      const { items } = await noa.api.messages.list({ params: { number: ticket.number }, query: {} })
      const attached = items.flatMap(({ attachments }) => attachments.map(({ filename }) => filename))
      expect(attached).toEqual(hasVnc ? ['manual.pdf'] : [])
      expect(faults).toEqual([])
      await page.context().close()
      await machine.leave()
      await screen.remove()
    },
  )

/** What is put on the machine's clipboard comes back from it. */
async function tradeTexts(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Portapapeles' }).click()
  const dialog = page.getByRole('dialog', { name: 'Portapapeles' })
  const text = dialog.getByRole('textbox', { name: 'Texto' })
  await text.fill('ñandú\nfrom the page')
  await dialog.getByRole('button', { name: 'Poner en el equipo' }).click()
  await dialog.getByText(/^Al equipo · 21\s\S+$/).waitFor()
  await text.fill('')
  await dialog.getByRole('button', { name: 'Traer del equipo' }).click()
  await expect.poll(() => text.inputValue()).toBe('ñandú\nfrom the page')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
}

/** A file goes to the machine, and comes back by its path. */
async function tradeFiles(page: Page, folder: string): Promise<void> {
  const panel = page.getByRole('region', { name: 'Archivos y portapapeles' })
  const content = Buffer.alloc(3_000_000, 'Mesa')
  const choosing = page.waitForEvent('filechooser')
  await panel.getByRole('button', { name: 'Enviar un archivo' }).click()
  await (await choosing).setFiles({ name: 'manual.pdf', mimeType: 'application/pdf', buffer: content })
  await panel.getByText(/^Al equipo · 3\sMB$/).waitFor()
  expect(content.equals(await readFile(join(folder, 'manual.pdf')))).toBe(true)

  await panel.getByRole('button', { name: 'Traer un archivo' }).click()
  const dialog = page.getByRole('dialog', { name: 'Traer un archivo del equipo' })
  await dialog.getByRole('textbox', { name: 'O su ruta completa' }).fill(join(folder, 'manual.pdf'))
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Traerlo' }).click()
  const saving = page.waitForEvent('download')
  await panel.getByRole('link', { name: 'Guardar manual.pdf' }).click()
  expect(content.equals(await readFile(await (await saving).path()))).toBe(true)
  await panel.getByRole('button', { name: 'Adjuntar al ticket' }).click()
  await panel.getByRole('button', { name: 'Adjuntado en una nota' }).waitFor()
}
