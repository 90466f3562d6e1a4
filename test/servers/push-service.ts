import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  type ECDH,
  hkdfSync,
  type JsonWebKey,
  randomBytes,
  verify,
} from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pushMessage } from '#contract/push.ts'

/** Where browsers believe their push service to be; `fetch` below finds it on this machine. */
const origin = 'https://push.example'

/** What came for a browser: read as only the browser can, from a sender who proved to be the desk. */
export interface Arrived {
  message: ReturnType<typeof pushMessage.parse>
  headers: IncomingHttpHeaders
  claims: { aud: string; exp: number; sub: string }
}

/** A push service as RFC 8030, 8291 and 8292 describe it, with browsers that subscribe to it. */
export async function startPushService() {
  const boxes = new Map<string, Box>()
  const server = createServer((request, response) => {
    const box = boxes.get(request.url ?? '')
    const taken = box === undefined ? Promise.resolve(410) : box.take(request)
    taken.then(
      (status) => response.writeHead(status, { location: `${origin}/m/1` }).end(),
      (error: Error) => response.writeHead(400).end(error.message),
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const local = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    /** HTTP to the outside that finds the service. */
    fetch: ((input: string, init?: RequestInit) => fetch(input.replace(origin, local), init)) as typeof fetch,
    /** A browser that lets itself be told under the desk's key. */
    subscribe: (publicKey: string) => {
      const box = new Box(publicKey)
      boxes.set(box.path, box)
      return box
    },
    close: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

class Box {
  readonly path = `/send/${randomBytes(12).toString('base64url')}`
  readonly arrived: Arrived[] = []
  /** How the service answers: 201 takes a message. */
  status = 201
  private readonly deskKey: string
  private readonly own: ECDH = createECDH('prime256v1')
  private readonly auth = randomBytes(16)

  constructor(deskKey: string) {
    this.deskKey = deskKey
    this.own.generateKeys()
  }

  /** As the browser hands it to the page. */
  get subscription() {
    const keys = { p256dh: this.own.getPublicKey('base64url'), auth: this.auth.toString('base64url') }
    return { endpoint: origin + this.path, keys }
  }

  async take(request: IncomingMessage): Promise<number> {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    if (this.status !== 201) return this.status
    const { headers } = request
    if (request.method !== 'POST' || !/^\d+$/.test(String(headers['ttl']))) throw new Error('No message of RFC 8030')
    if (!/^[\w-]{1,32}$/.test(String(headers['topic']))) throw new Error('No topic of RFC 8030')
    const claims = this.claimsOf(headers.authorization ?? '')
    this.arrived.push({ headers, claims, message: pushMessage.parse(JSON.parse(this.read(Buffer.concat(parts)))) })
    return 201
  }

  /** RFC 8292, section 2 and 3. */
  private claimsOf(authorization: string): Arrived['claims'] {
    const [, token = '', key = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(authorization) ?? []
    if (key !== this.deskKey) throw new Error('Another key than the one subscribed with')
    const [head = '', body = '', signature = ''] = token.split('.')
    const point = Buffer.from(key, 'base64url')
    const jwk: JsonWebKey = {
      kty: 'EC',
      crv: 'P-256',
      x: point.toString('base64url', 1, 33),
      y: point.toString('base64url', 33),
    }
    const publicKey = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' } as const
    const isRight = verify('sha256', Buffer.from(`${head}.${body}`), publicKey, Buffer.from(signature, 'base64url'))
    if (!isRight) throw new Error('The signature is wrong')
    return JSON.parse(Buffer.from(body, 'base64url').toString()) as Arrived['claims']
  }

  /** RFC 8291, section 4. */
  private read(sealed: Buffer): string {
    const salt = sealed.subarray(0, 16)
    const idLength = sealed[20] ?? 0
    const theirs = sealed.subarray(21, 21 + idLength)
    const text = sealed.subarray(21 + idLength, -16)
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), this.own.getPublicKey(), theirs])
    const key = hkdfSync('sha256', this.own.computeSecret(theirs), this.auth, info, 32)
    const part = (name: string, length: number) =>
      Buffer.from(hkdfSync('sha256', Buffer.from(key), salt, `Content-Encoding: ${name}\0`, length))
    const decipher = createDecipheriv('aes-128-gcm', part('aes128gcm', 16), part('nonce', 12))
    decipher.setAuthTag(sealed.subarray(-16))
    const open = Buffer.concat([decipher.update(text), decipher.final()])
    return open.subarray(0, open.lastIndexOf(2)).toString()
  }
}
