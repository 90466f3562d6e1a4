/**
 * `npm run pictures`: takes the README's pictures from the demo company, and with `--all FOLDER` those of every screen
 * in light, dark, on a phone, in Spanish and English, to be looked at.
 */
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { sections } from '#web/settings/sections.ts'
import { launchBrowser } from '../test/browser/launch.ts'
import { type Program, startProgram } from '../test/program.ts'
import { demoPassword, fillDemo } from './demo/fill-demo.ts'
import { openDemoDesk } from './demo/open-desk.ts'

interface Shot {
  name: string
  path: string
  as?: string
  look?: BrowserContextOptions
}

const agent = 'admin@almazor.example'
const requester = 'marta.iglesias@valdemora.example'
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const dark = { colorScheme: 'dark' } as const
const english = { locale: 'en-GB' }

const readme: Shot[] = [
  { name: 'inbox', path: '/desk/inbox/open', as: agent },
  { name: 'ticket', path: '/desk/inbox/open/:open', as: agent },
  { name: 'ticket-dark', path: '/desk/inbox/open/:open', as: agent, look: dark },
  { name: 'portal', path: '/requests/:own', as: requester },
]

const screens: [string, string, string | undefined][] = [
  ['inbox', '/desk/inbox/open', agent],
  ['ticket', '/desk/inbox/open/:open', agent],
  ['new-ticket', '/desk/new', agent],
  ['call', '/desk/calls/new', agent],
  ['my-day', '/desk/my-day', agent],
  ['notifications', '/desk/notifications', agent],
  ['waiting-replies', '/desk/waiting-replies', agent],
  ['search', '/desk/search?q=impresora', agent],
  ['customers', '/desk/customers', agent],
  ['customer-imports', '/desk/customers/imports', agent],
  ['mail', '/desk/mail', agent],
  ['board', '/desk/board', agent],
  ['on-call', '/desk/on-call', agent],
  ['approvals', '/desk/approvals', agent],
  ['problems', '/desk/problems', agent],
  ['major-incidents', '/desk/major-incidents', agent],
  ['announcements', '/desk/announcements', agent],
  ['knowledge', '/desk/knowledge', agent],
  ['knowledge-settings', '/desk/knowledge/settings', agent],
  ['ratings', '/desk/ratings', agent],
  ['devices', '/desk/devices', agent],
  ['maintenance', '/desk/devices/maintenance', agent],
  ['alerts', '/desk/alerts', agent],
  ['service', '/desk/services/new', agent],
  ...sections.map(({ key }): [string, string, string] => [`settings-${key}`, `/desk/settings/${key}`, agent]),
  ['sign-in', '/desk/sign-in', undefined],
  ['portal', '/', undefined],
  ['portal-sign-in', '/sign-in', undefined],
  ['portal-password', '/reset', undefined],
  ['portal-new', '/new', requester],
  ['portal-announcements', '/announcements', requester],
  ['portal-requests', '/requests', requester],
  ['portal-request', '/requests/:own', requester],
]

const looks: Record<string, BrowserContextOptions> = { light: {}, dark, phone, english }

async function main(): Promise<void> {
  const at = process.argv.indexOf('--all')
  const folder = at < 0 ? 'docs/pictures' : (process.argv[at + 1] ?? 'pictures')
  await mkdir(folder, { recursive: true })
  const dataDir = await mkdtemp(join(tmpdir(), 'mesa-pictures-'))
  await chmod(dataDir, 0o755)
  const browser = await launchBrowser()
  try {
    await takeWizard(browser, dataDir, folder)
    await fill(dataDir)
    const program = await startProgram({ DATA_DIR: dataDir })
    for (const shot of at < 0 ? readme : allShots()) await take(browser, program, shot, folder)
    await program.end('SIGTERM')
  } finally {
    await browser.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

function allShots(): Shot[] {
  return screens.flatMap(([name, path, as]) =>
    Object.entries(looks).map(([look, options]) => ({
      name: `${name}-${look}`,
      path,
      look: options,
      ...(as !== undefined && { as }),
    })),
  )
}

/** The wizard is there only while nobody has set the desk up. */
async function takeWizard(browser: Browser, dataDir: string, folder: string): Promise<void> {
  const program = await startProgram({ DATA_DIR: dataDir })
  const link = /https?:\S+\/setup\/\S+/.exec(program.output())?.[0] ?? program.url
  const page = await openPage(browser, {})
  await page.goto(link)
  await settle(page)
  await page.screenshot({ path: join(folder, 'wizard.png') })
  await page.context().close()
  await program.end('SIGTERM')
}

async function fill(dataDir: string): Promise<void> {
  const { desk, close } = await openDemoDesk({ ...process.env, DATA_DIR: dataDir })
  await fillDemo(desk, { addsMore: false, tickets: undefined }, () => undefined)
  await close()
}

async function take(browser: Browser, program: Program, shot: Shot, folder: string): Promise<void> {
  const page = await openPage(browser, shot.look ?? {})
  if (shot.as !== undefined) {
    await page.request.post(`${program.url}/api/v1/sign-in`, {
      data: { email: shot.as, password: demoPassword },
      headers: { 'x-requested-with': 'mesa' },
    })
    if (shot.look?.locale === english.locale) {
      await page.request.patch(`${program.url}/api/v1/me`, {
        data: { language: 'en' },
        headers: { 'x-requested-with': 'mesa' },
      })
    }
  }
  const path = shot.path.replace(/:(open|own)/, String(await aTicket(page, program.url)))
  await page.goto(program.url + path)
  await settle(page)
  await page.screenshot({ path: join(folder, `${shot.name}.png`) })
  if (shot.as !== undefined && shot.look?.locale === english.locale) {
    await page.request.patch(`${program.url}/api/v1/me`, {
      data: { language: 'es' },
      headers: { 'x-requested-with': 'mesa' },
    })
  }
  await page.context().close()
}

/** A ticket in sight with something to read in it. */
async function aTicket(page: Page, url: string): Promise<number> {
  const response = await page.request.get(`${url}/api/v1/tickets?limit=100`)
  if (!response.ok()) return 0
  const { items } = (await response.json()) as {
    items: { number: number; messageCount: number; language: string; status: string }[]
  }
  const isOpen = (status: string) => ['open', 'pending'].includes(status)
  const weight = (one: (typeof items)[number]) => one.messageCount + (isOpen(one.status) ? 100 : 0)
  return items.filter(({ language }) => language === 'es').sort((a, b) => weight(b) - weight(a))[0]?.number ?? 0
}

async function openPage(browser: Browser, look: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'es-ES',
    reducedMotion: 'reduce',
    ...look,
  })
  return context.newPage()
}

/** Until nothing is asked for any more and the letters are there. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle', { timeout: 5000 }).catch(() => undefined)
  await page.evaluate('document.fonts.ready')
  if (/\/inbox\/\w+\/\d+$/.test(page.url()))
    await page.locator('.ProseMirror').waitFor({ state: 'attached', timeout: 15_000 })
  // Counted from outside: the page's own policy lets nobody evaluate text in it again and again.
  const until = Date.now() + 10_000
  while (Date.now() < until && (await page.locator('.mantine-Skeleton-root').count()) > 0) await page.waitForTimeout(50)
}

await main()
