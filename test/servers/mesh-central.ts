import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'

interface FakeNode {
  _id: string
  name: unknown
  rname?: unknown
  host?: unknown
  osdesc?: unknown
  conn: unknown
  pwr: unknown
}

type Frame = Record<string, unknown>

interface Options {
  version: string | undefined
  /** What it says instead of letting anybody in, as `tokenrequired`. */
  refuses: string | undefined
  certificate: { key: Buffer; cert: Buffer } | undefined
  port: number
}

/** The account that it knows. */
export const meshAccount = { username: '~t:mesa', secret: 'correct-horse' }

/** A device of its list. The id has the form that MeshCentral gives. */
export function fakeNode(name: string, more: Partial<FakeNode> = {}): FakeNode {
  const letter = name.replace(/[^A-Za-z0-9]/g, '').slice(0, 40)
  return {
    _id: `node//${letter}$@${'x'.repeat(20)}`,
    name,
    rname: name,
    osdesc: 'Windows 11',
    conn: 1,
    pwr: 1,
    ...more,
  }
}

/** A session on a device, as the event log of MeshCentral tells it. */
export function relayEvent(node: FakeNode, phase: 'began' | 'ended', more: Frame = {}): Frame {
  const ends = phase === 'ended'
  return {
    etype: 'relay',
    action: 'relaylog',
    nodeid: node._id,
    userid: 'user//lea',
    username: 'lea',
    msgid: ends ? 11 : 15,
    msgArgs: ['relay-1', '10.0.0.5', '10.0.0.9', ...(ends ? [300] : [])],
    msg: '<b>Started</b> desktop session',
    protocol: '2',
    ...(ends && { bytesin: 1000, bytesout: 24 }),
    ...more,
  }
}

/** A server that speaks the control protocol of MeshCentral as far as the desk uses it, and as oddly as a test needs. */
export async function startMeshCentral(given: Partial<Options> = {}) {
  const options: Options = { version: '1.3.2', refuses: undefined, certificate: undefined, port: 0, ...given }
  const server = options.certificate === undefined ? createServer() : createSecureServer(options.certificate)
  server.on('request', (_request, response) => response.writeHead(200).end('<html>MeshCentral</html>'))
  const door = new WebSocketServer({ server, path: '/control.ashx' })
  server.listen(options.port, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const fake = {
    port,
    url: `${options.certificate === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    nodes: [] as FakeNode[],
    /** The event log. */
    log: [] as Frame[],
    shares: [] as Frame[],
    /** Every request, whoever made it. */
    asked: [] as Frame[],
    signIns: 0,
    /** What it answers to a share instead of a link of its own. */
    shareUrl: undefined as string | undefined,
    shareResult: 'OK',
    /** Instead of the list of devices. */
    nonsense: undefined as string | Buffer | undefined,
    /** To everybody who is signed in. */
    tell: (event: Frame) => {
      for (const client of door.clients) client.send(JSON.stringify({ action: 'event', event }))
    },
    say: (frame: string | Buffer) => {
      for (const client of door.clients) client.send(frame)
    },
    connections: () => door.clients.size,
    close: async () => {
      for (const client of door.clients) client.terminate()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  door.on('connection', (socket, request) => {
    socket.on('error', () => undefined)
    if (!isKnown(request) || options.refuses !== undefined) {
      socket.send(JSON.stringify({ action: 'close', cause: 'noauth', msg: options.refuses ?? 'noauth-2b' }))
      socket.close()
      return
    }
    fake.signIns += 1
    socket.send(JSON.stringify({ action: 'serverinfo', serverinfo: { domain: '', name: 'mesh.example' } }))
    socket.send(JSON.stringify({ action: 'userinfo', userinfo: { _id: 'user//mesa', name: 'mesa' } }))
    socket.on('message', (data) => answer(socket, JSON.parse(String(data)) as Frame))
  })

  function answer(socket: WebSocket, asked: Frame): void {
    fake.asked.push(asked)
    if (asked['action'] === 'nodes' && fake.nonsense !== undefined) {
      socket.send(fake.nonsense)
      return
    }
    const said = answerTo(asked)
    if (said !== undefined) socket.send(JSON.stringify({ ...said, responseid: asked['responseid'] }))
  }

  function answerTo(asked: Frame): Frame | undefined {
    const { action } = asked
    switch (action) {
      case 'serverversion':
        return options.version === undefined
          ? { action, result: 'Permission denied' }
          : { action, result: 'OK', tags: { current: options.version, latest: '9.9.9' } }
      case 'meshes':
        return { action, meshes: [{ _id: 'mesh//office', name: 'Oficina', links: {} }] }
      case 'nodes':
        return { action, nodes: { 'mesh//office': fake.nodes } }
      case 'events':
        return { action, events: fake.log.filter((event) => event['nodeid'] === asked['nodeid']).toReversed() }
      case 'createDeviceShareLink': {
        const number = fake.shares.push(asked)
        if (fake.shareResult !== 'OK') return { action, result: fake.shareResult }
        const url = fake.shareUrl ?? `${fake.url}/sharing?c=Cookie$${number}@abcdef`
        return { ...asked, result: 'OK', publicid: `share-${number}`, url }
      }
      case 'removeDeviceShare':
        return { action, result: 'OK' }
      default:
        return undefined
    }
  }

  return fake
}

export type FakeMeshCentral = Awaited<ReturnType<typeof startMeshCentral>>

function isKnown({ headers }: IncomingMessage): boolean {
  const [name = '', secret = ''] = String(headers['x-meshauth'])
    .split(',')
    .map((part) => Buffer.from(part, 'base64').toString())
  return name === meshAccount.username && secret === meshAccount.secret
}
