import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import { channelPath, type DeviceAllowance, enrolmentClaim, proofClaim } from '#contract/device.ts'
import type { Device } from '#contract/devices.ts'
import type { Somebody, World } from './world.ts'

/** A team for which devices are turned on, and a device of it. */
export async function deviceOf(admin: Somebody, name = 'PC-01'): Promise<Device> {
  const team = await admin.api.teams.create({ body: { name: `Team ${name}`, color: '#2b59c3', members: [] } })
  await admin.api.deviceTeams.turn({ params: { id: team.id }, body: { isOn: true } })
  return admin.api.devices.create({ body: { name, teamId: team.id } })
}

/** Looks until it is so; what happens in other processes is told by nothing else. */
export async function until<T>(look: () => Promise<T | undefined | false>, withinMs = 20_000): Promise<T> {
  const end = performance.now() + withinMs
  for (;;) {
    const seen = await look()
    if (seen !== undefined && seen !== false) return seen
    if (performance.now() > end) throw new Error('It did not happen in time')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

export interface Key {
  publicKey: string
  sign(claim: string): string
}

export function newKey(): Key {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return { publicKey: String(publicKey.export({ format: 'jwk' }).x), sign: (claim) => signed(privateKey, claim) }
}

function signed(key: KeyObject, claim: string): string {
  return sign(null, Buffer.from(claim), key).toString('base64url')
}

export function enrolmentOf(code: string, key: Key, allow: DeviceAllowance[] = ['inventory', 'metrics']) {
  const signature = key.sign(enrolmentClaim(code, key.publicKey))
  const about = { hostname: 'pc-01', platform: 'linux', agentVersion: '0.1.0' }
  return { code, publicKey: key.publicKey, signature, ...about, allow }
}

/** A hand-made agent on one connection, which says what the test wants. */
export class RawLine {
  readonly socket: WebSocket
  private readonly heard: unknown[] = []
  private waiting: (() => void) | undefined
  closed: number | undefined

  constructor(url: string) {
    this.socket = new WebSocket(url.replace(/^http/, 'ws') + channelPath)
    this.socket.on('message', (data) => {
      this.heard.push(JSON.parse(String(data)))
      this.waiting?.()
    })
    this.socket.on('close', (code) => {
      this.closed = code
      this.waiting?.()
    })
    this.socket.on('error', () => undefined)
  }

  /** The next frame; undefined when the desk ended the line instead. */
  async next<T>(): Promise<T | undefined> {
    while (this.heard.length === 0 && this.closed === undefined)
      await new Promise<void>((resolve) => {
        this.waiting = resolve
      })
    return this.heard.shift() as T | undefined
  }

  say(frame: unknown): void {
    this.socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame))
  }

  async end(): Promise<number> {
    if (this.closed === undefined) await once(this.socket, 'close')
    return this.closed ?? 0
  }
}

export interface Identity {
  deviceId: string
  serverKey: string
  key: Key
}

interface Challenge {
  connection: string
  nonce: string
}

export function proofOf({ deviceId, serverKey, key }: Identity, said: Challenge, allow: string[] = ['metrics']) {
  const signature = key.sign(proofClaim({ serverKey, connection: said.connection, nonce: said.nonce }, deviceId))
  return { type: 'proof', deviceId, signature, hostname: 'pc-01', platform: 'linux', agentVersion: '0.1.0', allow }
}

/** A line that the desk has taken. */
export async function openRawLine(world: World, identity: Identity, allow?: string[]): Promise<RawLine> {
  const line = new RawLine(world.url)
  const said = await line.next<Challenge>()
  if (said === undefined) throw new Error('The desk said nothing')
  line.say(proofOf(identity, said, allow))
  await line.next()
  return line
}

export async function enrolRaw(world: World, admin: Somebody, deviceId: string): Promise<Identity> {
  const { code } = await admin.api.deviceAgents.makeCode({ params: { id: deviceId } })
  const key = newKey()
  return { key, ...(await world.stranger.deviceAgents.enrol({ body: enrolmentOf(code, key) })) }
}
