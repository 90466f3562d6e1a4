import { launchBrowser } from '#test/browser/launch.ts'

/** Bytes over the wire, compressed; `bodies` without the headers that every answer brings along. */
interface Weight {
  requests: number
  bodies: number
  bytes: number
}

export interface PageWeight {
  scripts: Weight
  everything: Weight
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
    const answers = new Map<string, { isScript: boolean; headerBytes: number }>()
    const weight: PageWeight = { scripts: none(), everything: none() }
    protocol.on('Network.responseReceived', ({ requestId, type, response }) =>
      answers.set(requestId, { isScript: type === 'Script', headerBytes: response.encodedDataLength }),
    )
    protocol.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const { isScript = false, headerBytes = 0 } = answers.get(requestId) ?? {}
      for (const sum of isScript ? [weight.scripts, weight.everything] : [weight.everything]) {
        sum.requests += 1
        sum.bytes += encodedDataLength
        sum.bodies += encodedDataLength - headerBytes
      }
    })
    await page.goto(`${url}/desk`, { waitUntil: 'load' })
    // The live connection never ends, so there is no idle network to wait for.
    await page.waitForTimeout(4000)
    return weight
  } finally {
    await browser.close()
  }
}

function none(): Weight {
  return { requests: 0, bodies: 0, bytes: 0 }
}
