import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Somebody, World } from '../world.ts'

/** A page of somebody new to this browser; what goes wrong in it fails the test that looks at `faults`. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'es-ES', ...options })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  return { page, faults }
}

/** A page of somebody who is signed in. `script` runs before anything of the page does. */
export async function openAs(
  browser: Browser,
  world: World,
  { somebody, path, width = 1440, script = '' }: { somebody: Somebody; path: string; width?: number; script?: string },
) {
  const opened = await openPage(browser, { viewport: { width, height: 900 } })
  const [name = '', value = ''] = somebody.cookie.split('=')
  await opened.page.context().addCookies([{ name, value, url: world.url }])
  await opened.page.addInitScript(script)
  await opened.page.goto(world.url + path)
  return opened
}

/**
 * What fades in has no colours yet that could be judged, and begins a frame or two after it was put there; what turns for
 * ever is not waited for.
 */
const settled = `(async () => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  for (;;) {
    await frame().then(frame)
    const running = document.getAnimations().filter((one) =>
      one.playState === 'running' && Number.isFinite(one.effect?.getComputedTiming().endTime))
    if (running.length === 0) return
    await Promise.allSettled(running.map((one) => one.finished))
  }
})()`

/** axe finds nothing to say against what the page shows (WCAG 2.2 AA). */
export async function expectAccessible(page: Page): Promise<void> {
  // A hint that is about to open where the pointer happens to lie would fade in meanwhile.
  await page.mouse.move(0, 0)
  await page.evaluate(settled)
  const { violations } = await new AxeBuilder({ page })
    // Frames are looked at one by one otherwise, each in a page of its own; ours hold a mail's own HTML.
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
  expect(found).toEqual([])
}

/** Waits until no toast covers anything: one that lies under the pointer would stay for ever. */
export async function untilUncovered(page: Page): Promise<void> {
  await page.mouse.move(0, 0)
  await expect.poll(() => page.locator('.mantine-Notification-root').count(), { timeout: 20_000 }).toBe(0)
}
