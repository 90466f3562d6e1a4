import { launchBrowser } from '#test/browser/launch.ts'

export interface PageWeight {
  requests: number
  scripts: number
  scriptBytes: number
  bytes: number
}

/** What a browser that has never been here fetches for the agents' first page, as it comes over the wire. */
export async function weighFirstPage(url: string, cookie: string): Promise<PageWeight> {
  const browser = await launchBrowser()
  try {
    const context = await browser.newContext({ locale: 'es-ES' })
    const [name = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name, value, url }])
    const page = await context.newPage()
    const protocol = await context.newCDPSession(page)
    await protocol.send('Network.enable')
    const kinds = new Map<string, string>()
    const weight: PageWeight = { requests: 0, scripts: 0, scriptBytes: 0, bytes: 0 }
    protocol.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
    protocol.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      weight.requests += 1
      weight.bytes += encodedDataLength
      if (kinds.get(requestId) !== 'Script') return
      weight.scripts += 1
      weight.scriptBytes += encodedDataLength
    })
    await page.goto(`${url}/desk`, { waitUntil: 'load' })
    // The live connection never ends, so there is no idle network to wait for.
    await page.waitForTimeout(4000)
    return weight
  } finally {
    await browser.close()
  }
}
