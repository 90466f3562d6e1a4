import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { until } from '../devices.ts'
import { createHelpingDesk, type HelpingDesk } from '../helping.ts'
import { startCoturn, whyNoCoturn } from '../servers/coturn.ts'
import { openFor } from '../tickets.ts'
import type { Somebody } from '../world.ts'
import { expectAccessible, openAs } from './browser.ts'
import { launchBrowser } from './launch.ts'

let desk: HelpingDesk
let ana: Somebody
let browser: Browser

beforeAll(async () => {
  desk = await createHelpingDesk()
  ana = await desk.world.person('requester', { name: 'Ana García' })
  browser = await launchBrowser(['--auto-select-tab-capture-source-by-title=Pantalla de Ana'])
})
afterAll(async () => {
  await browser.close()
  await desk.world.close()
})

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
  }).then((stream) => {
    window.sharedTracks = stream.getTracks()
    return stream
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

/** Keeps what a page makes, so that a test can break it. */
const keptPeers = `(() => {
  const Peer = window.RTCPeerConnection
  window.peers = []
  window.RTCPeerConnection = class extends Peer {
    constructor(...rest) {
      super(...rest)
      window.peers.push(this)
    }
  }
})()`

/** As if nobody reached the other one's addresses. */
const onlyByServers = `(() => {
  const Peer = window.RTCPeerConnection
  window.RTCPeerConnection = class extends Peer {
    constructor(given) {
      super({ ...given, iceTransportPolicy: 'relay' })
    }
  }
})()`

/** Noa asks, Ana shares her screen. The scripts run in their pages before anything else does. */
async function shared({ isRecorded = false, ofAgent = '', ofUser = '' } = {}) {
  const { world, admin, noa } = desk
  await admin.api.remote.changeSettings({ body: { isRecorded } })
  const { number } = await openFor(noa, ana)
  const agent = await openAs(browser, world, { somebody: noa, path: `/desk/tickets/${number}`, script: ofAgent })
  await agent.page.getByRole('button', { name: 'Empezar ayuda remota' }).click()
  await agent.page.getByRole('menuitem', { name: /Pedir que muestre la pantalla/ }).click()
  await agent.page.getByText('A la espera de permiso').waitFor()
  await expectAccessible(agent.page)

  const script = `${screenOfItsOwn};${ofUser}`
  const user = await openAs(browser, world, { somebody: ana, path: `/requests/${number}`, script })
  const screen = await user.page.context().newPage()
  await screen.setContent(`<title>Pantalla de Ana</title><body style="background:#ff0000">
    <script>setInterval(() => document.body.append('.'), 100)</script>`)
  await user.page.bringToFront()
  await user.page.clock.install()
  await user.page.getByText('Noa Rivas pide ver tu pantalla').waitFor()
  await expectAccessible(user.page)
  await user.page.getByRole('button', { name: 'Compartir mi pantalla' }).click()
  await user.page.getByText('Noa Rivas ve tu pantalla').waitFor()
  const session = async () => {
    const [latest] = (await noa.api.remote.list({ params: { number } })).items
    return latest
  }
  return {
    number,
    agent: agent.page,
    user: user.page,
    session,
    seesRed: () => expect.poll(() => colourOf(agent.page), { timeout: 30_000 }).toBe('red'),
    leave: async () => {
      expect([...agent.faults, ...user.faults]).toEqual([])
      await agent.page.context().close()
      await user.page.context().close()
    },
  }
}

const isStopped = (page: Page) => page.evaluate(`window.sharedTracks.every(({ readyState }) => readyState === 'ended')`)

describe('the screen that a requester shares in the browser', () => {
  test('is seen by the agent, pointed at, talked about, recorded by the desk, and replayed', {
    timeout: 180_000,
  }, async () => {
    const { agent, user, seesRed, session, leave } = await shared({ isRecorded: true })

    await agent.getByText('Con Ana García, a través de la mesa').waitFor()
    await user.getByText('A través de la mesa').waitFor()
    await seesRed()
    await expectAccessible(agent)
    await agent.getByLabel(/La pantalla compartida/).click()
    await user.getByLabel('Aquí señala el agente').waitFor()
    await agent.getByLabel('Escribe al otro lado').fill('Pulsa ahí')
    await agent.keyboard.press('Enter')
    await user.getByText('Pulsa ahí').waitFor()
    await expectAccessible(user)
    await user.getByRole('button', { name: 'Detener' }).click()
    await agent.getByText('Terminado por la persona ante el equipo').waitFor()
    await agent.getByRole('button', { name: 'Reproducir la grabación' }).click()
    await seesRed()
    await expectAccessible(agent)

    expect(await session()).toMatchObject({ isDirect: false })
    await leave()
  })

  test('goes from browser to browser where nothing is recorded, also after the agent’s page was loaded anew, and still ends for both when one stops', {
    timeout: 180_000,
  }, async () => {
    const { agent, user, number, seesRed, session, leave } = await shared()

    await agent.getByText('Con Ana García, directamente de navegador a navegador').waitFor()
    await user.getByText('Directamente, de navegador a navegador').waitFor()
    await seesRed()
    await expectAccessible(agent)
    await expectAccessible(user)
    await agent.getByLabel(/La pantalla compartida/).click()
    await user.getByLabel('Aquí señala el agente').waitFor()
    await agent.reload()
    await agent.getByText('Con Ana García, directamente de navegador a navegador').waitFor()
    await seesRed()
    await agent.getByRole('button', { name: 'Detener' }).click()
    await agent.getByText('lo que pasó por ahí no se cuenta').waitFor()
    await expectAccessible(agent)

    await until(() => isStopped(user))
    expect(await session()).toMatchObject({ state: 'ended', isDirect: true, bytesFromMachine: 0 })
    await agent.goto(`${desk.world.url}/desk/tickets/${number}`)
    await agent.getByRole('button', { name: /cambios más/ }).click()
    await agent.getByText(/directamente de navegador a navegador, 0\sB a través de la mesa/).waitFor()
    await leave()
  })

  const noPeers = 'delete window.RTCPeerConnection'
  test.each([
    ['the agent’s browser cannot', { ofAgent: noPeers }],
    ['the requester’s browser cannot', { ofUser: noPeers }],
    [
      'they do not reach each other',
      {
        ofAgent: 'RTCPeerConnection.prototype.addIceCandidate = async () => {}',
        ofUser: 'RTCPeerConnection.prototype.addIceCandidate = async () => {}',
      },
    ],
  ])('goes by the relay where %s', { timeout: 180_000 }, async (_, scripts) => {
    const { agent, user, seesRed, session, leave } = await shared(scripts)

    await agent.getByText('Con Ana García, a través de la mesa').waitFor()
    await user.getByText('A través de la mesa').waitFor()
    await seesRed()
    await user.getByRole('button', { name: 'Detener' }).click()
    await agent.getByText('Terminado por la persona ante el equipo').waitFor()

    const { isDirect, bytesFromMachine = 0 } = (await session()) ?? {}
    expect(isDirect).toBe(false)
    expect(bytesFromMachine).toBeGreaterThan(0)
    await leave()
  })

  test('goes on by the relay when the direct way breaks', { timeout: 180_000 }, async () => {
    const { agent, user, seesRed, session, leave } = await shared({ ofAgent: keptPeers })
    await agent.getByText('Con Ana García, directamente').waitFor()

    await agent.evaluate('window.peers.forEach((peer) => peer.close())')

    await agent.getByText('Con Ana García, a través de la mesa').waitFor()
    await user.getByText('A través de la mesa').waitFor()
    await seesRed()
    await user.getByRole('button', { name: 'Detener' }).click()
    await agent.getByText('Terminado por la persona ante el equipo').waitFor()
    expect(await session()).toMatchObject({ isDirect: true })
    await leave()
  })

  test('is shown to nobody any more when the desk falls silent', { timeout: 180_000 }, async () => {
    const { agent, user, leave } = await shared({
      ofUser: `(() => {
      const Socket = window.WebSocket
      window.WebSocket = class extends Socket {
        constructor(...rest) {
          super(...rest)
          window.mute = () => { this.onmessage = null }
        }
      }
    })()`,
    })
    await agent.getByText('Con Ana García, directamente').waitFor()

    await user.evaluate('window.mute()')
    await user.clock.fastForward(31_000)

    await user.getByText('Tu pantalla ya no se comparte').waitFor()
    expect(await isStopped(user)).toBe(true)
    await leave()
  })
})

describe('servers by which browsers find each other', () => {
  const why = whyNoCoturn()
  if (why !== undefined) process.stderr.write(`A screen shared by way of a real TURN server is skipped: ${why}\n`)

  test.skipIf(why !== undefined)(
    'pass the picture on where browsers do not reach each other',
    {
      timeout: 120_000,
    },
    async () => {
      const coturn = await startCoturn({ sharedSecret: 'north-wind' })
      const url = `turn:127.0.0.1:${coturn.port}`
      await desk.admin.api.iceServers.put({
        body: { items: [{ url, credential: 'shared_secret', secret: 'north-wind' }] },
      })
      const { agent, seesRed, session, leave } = await shared({ ofAgent: onlyByServers, ofUser: onlyByServers })

      await agent.getByText('Con Ana García, directamente').waitFor({ timeout: 60_000 })
      await seesRed()

      const { id = '', isDirect } = (await session()) ?? {}
      const allocated = coturn.said.filter((line) => line.includes('new,') && line.includes(`:${id}>`))
      await leave()
      await desk.admin.api.iceServers.put({ body: { items: [] } })
      await coturn.end()
      expect(isDirect).toBe(true)
      expect(allocated.length).toBeGreaterThanOrEqual(2)
    },
  )
})
