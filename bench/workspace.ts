import type { CDPSession, Page } from 'playwright-core'
import { launchBrowser } from '#test/browser/launch.ts'
import { figure, tableOf } from './table.ts'

interface Report {
  say: (line: string) => void
  progress: (line: string) => void
}

/** What the browser itself saw between an act and its content being drawn. */
interface Seen {
  ms: number
  /** Tasks of the page that took longer than 50 ms, and the longest of them. */
  longTasks: number
  longestMs: number
  requests: number
  kilobytes: number
}

const times = 15
const ticketsOpened = 200
const rowsScrolled = 5000
const pane = 'section[aria-label="Ticket #NUMBER"] [role=feed] article'

/** The agents' workspace as a browser on this machine feels it: how long until what was asked for is drawn. */
export async function tellWorkspace(url: string, cookie: string, { say, progress }: Report): Promise<void> {
  const browser = await launchBrowser()
  try {
    const context = await browser.newContext({ locale: 'es-ES', viewport: { width: 1440, height: 900 } })
    const [name = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name, value, url }])
    const page = await context.newPage()
    // The measuring code is one of strings: what a bundler adds to functions does not exist in the page.
    await page.addInitScript(watcher)
    const protocol = await context.newCDPSession(page)
    progress('opening tickets, cold')
    await page.goto(`${url}/desk/inbox/open`)
    const numbers = await numbersShown(page, times)
    const cold: Seen[] = []
    for (const number of numbers) {
      await page.goto(`${url}/desk/inbox/open/${number}`)
      cold.push(await seen(page, `() => undefined`, pane.replace('NUMBER', String(number)), 'sinceNavigation'))
    }
    progress('opening tickets that were fetched ahead')
    await page.goto(`${url}/desk/inbox/open`)
    await page.waitForSelector('a[data-number]')
    const ahead: Seen[] = []
    for (const number of numbers) ahead.push(await openAhead(page, number))
    progress('changing between views')
    const views: Seen[] = []
    for (let time = 0; time < times; time += 1) views.push(await openView(page, time % 2 ? 'open' : 'unassigned'))
    progress('searching as one types')
    const searches = await typeSearch(page, url)
    const row = (what: string, all: Seen[]) => [what, ...columns(all)]
    say(
      `${tableOf(
        ['until drawn', 'median ms', '95 % ms', 'longest task ms', 'long tasks each', 'requests', 'KB'],
        [
          row('ticket, by its address', cold),
          row('ticket, fetched ahead', ahead),
          row('another view', views),
          row('search, after a key', searches),
        ],
      )}\n`,
    )
    progress(`scrolling through ${rowsScrolled} rows`)
    const frames = await scroll(page, url)
    progress(`opening ${ticketsOpened} tickets`)
    const heap = await openMany(page, protocol, url)
    say(
      `${tableOf(
        ['in the browser', 'value'],
        [
          ['rows scrolled through', String(frames.rows)],
          ['frames each second', figure(frames.perSecond)],
          ['frames later than 20 ms, %', figure(frames.lateShare * 100)],
          ['heap before, MB', figure(heap.before)],
          [`heap after ${heap.opened} tickets, MB`, figure(heap.after)],
        ],
      )}\n`,
    )
  } finally {
    await browser.close()
  }
}

/** `seen(act, selector, since)`: does something, waits until the selector matches and is drawn, and tells what it took. */
const watcher = `
  window.longTasks = []
  new PerformanceObserver((list) => window.longTasks.push(...list.getEntries())).observe({ type: 'longtask', buffered: true })
  performance.setResourceTimingBufferSize(5000)
  window.seen = async (act, isThere, since) => {
    const begin = since === 'sinceNavigation' ? 0 : performance.now()
    act()
    while (!isThere()) await new Promise(requestAnimationFrame)
    const ms = performance.now() - begin
    await new Promise((resolve) => setTimeout(resolve, 100))
    const tasks = window.longTasks.filter((task) => task.startTime + task.duration >= begin)
    const loaded = performance.getEntriesByType('resource').filter((entry) => entry.startTime >= begin)
    return { ms, longTasks: tasks.length, longestMs: Math.max(0, ...tasks.map((task) => task.duration)),
      requests: loaded.length, kilobytes: loaded.reduce((sum, entry) => sum + entry.transferSize, 0) / 1000 }
  }`

function seen(page: Page, act: string, selector: string, since: 'sinceNavigation' | 'now' = 'now'): Promise<Seen> {
  const isThere = `() => document.querySelector(${JSON.stringify(selector)}) !== null`
  return page.evaluate<Seen>(`window.seen(${act}, ${isThere}, '${since}')`)
}

async function openAhead(page: Page, number: number): Promise<Seen> {
  const link = page.locator(`a[data-number="${number}"]`)
  await link.hover()
  // What an agent does between pointing and pressing.
  await page.waitForTimeout(600)
  return seen(page, clickOn(`a[data-number="${number}"]`), pane.replace('NUMBER', String(number)))
}

async function openView(page: Page, view: string): Promise<Seen> {
  await page.waitForTimeout(300)
  const link = `nav a[href="/desk/inbox/${view}"]`
  return seen(page, clickOn(link), `a[data-number][href^="/desk/inbox/${view}/"]`)
}

async function typeSearch(page: Page, url: string): Promise<Seen[]> {
  await page.goto(`${url}/desk/search`)
  const field = page.getByRole('searchbox').first()
  await field.click()
  const all: Seen[] = []
  for (const letter of 'impresora') {
    await page.evaluate(`window.answers = performance.getEntriesByType('resource').length`)
    const waits = page.evaluate<Seen>(
      `window.seen(() => undefined, () => performance.getEntriesByType('resource').slice(window.answers)
        .some((entry) => entry.name.includes('/api/v1/search') && entry.responseEnd > 0), 'now')`,
    )
    await page.keyboard.type(letter)
    all.push(await waits)
  }
  return all
}

async function scroll(page: Page, url: string) {
  await page.goto(`${url}/desk/inbox/open`)
  await page.waitForSelector('a[data-number]')
  return page.evaluate<{ rows: number; perSecond: number; lateShare: number }>(`(async () => {
    const list = document.querySelector('[data-scroll-restoration-id^="tickets"]')
    const last = () => Math.max(...[...list.querySelectorAll('[data-index]')].map((row) => Number(row.dataset.index)))
    const gaps = []
    let before = await new Promise(requestAnimationFrame)
    const deadline = before + 60_000
    while (last() < ${rowsScrolled} && before < deadline) {
      list.scrollTop += 250
      const now = await new Promise(requestAnimationFrame)
      gaps.push(now - before)
      before = now
    }
    const total = gaps.reduce((sum, gap) => sum + gap, 0)
    return { rows: last(), perSecond: gaps.length / total * 1000, lateShare: gaps.filter((gap) => gap > 20).length / gaps.length }
  })()`)
}

async function openMany(page: Page, protocol: CDPSession, url: string) {
  await page.goto(`${url}/desk/inbox/open`)
  await page.waitForSelector('a[data-number]')
  await seen(page, clickOn('a[data-number]'), '[role=feed] article')
  const before = await heapOf(protocol)
  let opened = 0
  while (opened < ticketsOpened) {
    const now = Number(page.url().split('/').at(-1))
    await page.keyboard.press('j')
    await page.waitForFunction(`!location.pathname.endsWith('/${now}')`)
    const next = page.url().split('/').at(-1) ?? ''
    await page.waitForSelector(pane.replace('NUMBER', next), { state: 'attached' })
    opened += 1
  }
  return { before, after: await heapOf(protocol), opened }
}

/** Used heap of the page in MB after everything that can be thrown away was. */
async function heapOf(protocol: CDPSession): Promise<number> {
  await protocol.send('HeapProfiler.collectGarbage')
  const { usedSize } = await protocol.send('Runtime.getHeapUsage')
  return usedSize / 1_000_000
}

async function numbersShown(page: Page, count: number): Promise<number[]> {
  await page.waitForSelector('a[data-number]')
  const numbers = await page.$$eval('a[data-number]', (links) => links.map((link) => Number(link.dataset['number'])))
  return numbers.slice(0, count)
}

function clickOn(selector: string): string {
  return `() => document.querySelector(${JSON.stringify(selector)}).click()`
}

function columns(all: Seen[]): string[] {
  const sorted = all.map(({ ms }) => ms).toSorted((one, other) => one - other)
  const mean = (of: (one: Seen) => number) => all.reduce((sum, one) => sum + of(one), 0) / all.length
  return [
    figure(sorted[Math.floor(sorted.length / 2)] ?? 0),
    figure(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? 0),
    figure(Math.max(...all.map(({ longestMs }) => longestMs))),
    figure(mean(({ longTasks }) => longTasks)),
    figure(mean(({ requests }) => requests)),
    figure(mean(({ kilobytes }) => kilobytes)),
  ]
}
