import { z } from 'zod'

/**
 * What the desk and the device agent say to each other. Everything here is hostile until it is parsed: a device may be
 * anybody's, and so may be what answers at the desk's address.
 */

/** Below the desk's address. The device opens it, outbound only. */
export const channelPath = '/api/v1/devices/channel'
export const enrolPath = '/api/v1/devices/enrol'

/** No frame is longer, in either direction. */
export const longestFrameBytes = 1_048_576
/** No frame is nested deeper: JSON that is costs its reader more than it is worth. */
export const deepestFrame = 24
/** So often the desk asks whether the line is alive. */
export const pingEveryMs = 3000
/** Without any sign of life for so long, either side gives the line up. */
export const deadAfterMs = 9000

/** What a machine's own policy may allow; the desk cannot widen it. */
export const deviceAllowance = z
  .enum(['inventory', 'metrics', 'view', 'control', 'terminal', 'actions', 'clipboard', 'files'])
  .meta({ id: 'DeviceAllowance' })
export type DeviceAllowance = z.infer<typeof deviceAllowance>

const raw32 = z.string().regex(/^[\w-]{43}$/)
/** Ed25519 (RFC 8032), 64 bytes in base64url. */
const signature = z.string().regex(/^[\w-]{86}$/)
/** A short line of what a device says about itself: control characters and invisible marks of direction are no words. */
export const deviceLine = (most: number) => z.string().max(most).transform(plainLine)

/** What is signed when a device is enrolled: the code is spent on this key alone. */
export function enrolmentClaim(code: string, publicKey: string): string {
  return `mesa device enrol 1\n${code}\n${publicKey}`
}

export const enrolment = z.object({
  /** `ABCD-EFGH-…` as the desk shows it; case, spaces and hyphens do not matter. */
  code: z.string().min(8).max(40),
  /** Ed25519, 32 bytes in base64url. The other half never leaves the device. */
  publicKey: raw32,
  /** Of `enrolmentClaim`: whoever enrols holds the key. */
  signature,
  hostname: deviceLine(253),
  platform: deviceLine(40),
  agentVersion: deviceLine(40),
  allow: z.array(deviceAllowance).max(deviceAllowance.options.length),
})
export type Enrolment = z.infer<typeof enrolment>

export const enrolled = z.object({
  deviceId: z.uuid(),
  /** The desk's own Ed25519 key: the device keeps it, and talks to no other desk. */
  serverKey: raw32,
})
export type Enrolled = z.infer<typeof enrolled>

/** The code as it is compared: what people type differs in case and hyphens. */
export function plainCode(code: string): string {
  return code.toUpperCase().replace(/[^0-9A-Z]/g, '')
}

/** What both sides sign to open the line. Bound to this desk, this connection and this device: elsewhere it is worth nothing. */
export interface ChannelClaim {
  serverKey: string
  connection: string
  nonce: string
}

export function challengeClaim({ serverKey, connection, nonce }: ChannelClaim): string {
  return `mesa device challenge 1\n${serverKey}\n${connection}\n${nonce}`
}

export function proofClaim(claim: ChannelClaim, deviceId: string): string {
  return `mesa device proof 1\n${claim.serverKey}\n${claim.connection}\n${claim.nonce}\n${deviceId}`
}

/** First word of the desk on a new connection. */
export const challenge = z.object({
  type: z.literal('challenge'),
  connection: z.uuid(),
  nonce: raw32,
  /** Of `challengeClaim`, by the key that the device was given when it was enrolled. */
  signature,
})

/** The device's answer to it, once. */
export const proof = z.object({
  type: z.literal('proof'),
  deviceId: z.uuid(),
  /** Of `proofClaim`. */
  signature,
  hostname: deviceLine(253),
  platform: deviceLine(40),
  agentVersion: deviceLine(40),
  allow: z.array(deviceAllowance).max(deviceAllowance.options.length),
})
export type Proof = z.infer<typeof proof>

/** From now on both sides may ask. */
const welcome = z.object({ type: z.literal('welcome'), serverTime: z.iso.datetime() })

const frameId = z.string().min(1).max(64)
/** `area.verb`; what is meant by it is agreed on by the handlers at both ends. */
const requestKind = z.string().regex(/^[a-z]{1,20}\.[a-zA-Z]{1,30}$/)

const request = z.object({ type: z.literal('request'), id: frameId, kind: requestKind, body: z.unknown() })
export type DeviceRequest = z.infer<typeof request>

export const requestFault = z.enum([
  /** The other side knows no such kind. */
  'unknown',
  /** The policy of the device, or the desk, does not allow it; the person at the machine said no. */
  'refused',
  /** Its body is not what the kind asks for. */
  'invalid',
  /** It was tried, and did not work. */
  'failed',
  /** Too much is going on already. */
  'busy',
])

const answer = z.object({
  type: z.literal('answer'),
  id: frameId,
  result: z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), body: z.unknown() }),
    z.object({ ok: z.literal(false), fault: requestFault, detail: deviceLine(500) }),
  ]),
})
export type DeviceAnswer = z.infer<typeof answer>
export type RequestResult = DeviceAnswer['result']

/** Whatever follows the proof, in both directions alike. */
const frame = z.discriminatedUnion('type', [request, answer])
export type Frame = z.infer<typeof frame>

export const greeting = z.discriminatedUnion('type', [challenge, welcome])

/** Why the desk closes a line; below 5000 as RFC 6455 leaves them to programs. */
export const closeCode = {
  /** Not the key that was enrolled, or no such device, or a proof that was seen before. */
  notYou: 4401,
  /** Devices are not turned on for its team. */
  turnedOff: 4403,
  /** The same device opened another line. */
  replaced: 4409,
  /** What it sent is no frame. */
  nonsense: 4400,
  /** It sends more than is good. */
  tooMuch: 4429,
} as const

export function readFrame(text: string): Frame | undefined {
  return readJson(text, frame)
}

/** What a text says by a schema; undefined for what is too long, too deep, no JSON, or something else. */
export function readJson<Shape extends z.ZodType>(text: string, shape: Shape): z.output<Shape> | undefined {
  if (text.length > longestFrameBytes || isTooDeep(text)) return undefined
  try {
    return shape.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** Counted before it is parsed, and without recursion: a reader must not run out of stack over what it reads. */
export function isTooDeep(text: string): boolean {
  let depth = 0
  let isInText = false
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at)
    if (isInText) {
      if (character === 0x5c) at += 1
      else if (character === 0x22) isInText = false
    } else if (character === 0x22) isInText = true
    else if (character === 0x5b || character === 0x7b) {
      depth += 1
      if (depth > deepestFrame) return true
    } else if (character === 0x5d || character === 0x7d) depth -= 1
  }
  return false
}

/** Without what is drawn nowhere or turns the text around it: NUL, controls, marks of direction, lone surrogates. */
export function plainLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .trim()
}

const percent = z.number().min(0).max(100)
const bytes = z.number().min(0).max(Number.MAX_SAFE_INTEGER)

/** Every 30 seconds, by `metrics.report`. When it was measured is said by the desk's clock, not by the device's. */
export const metricsReport = z.object({
  cpu: percent,
  memoryUsed: bytes,
  memoryTotal: bytes,
  disks: z.array(z.object({ mount: deviceLine(200), used: bytes, total: bytes })).max(32),
  uptimeSeconds: z
    .number()
    .min(0)
    .max(10 ** 10),
  /** Those that the policy of the machine names. */
  services: z.array(z.object({ name: deviceLine(100), state: z.enum(['running', 'stopped', 'unknown']) })).max(50),
})
export type MetricsReport = z.output<typeof metricsReport>

export const reportEveryMs = 30_000

/** When the line opens and once a day, by `inventory.report`. */
export const inventoryReport = z.object({
  hardware: z.object({
    manufacturer: deviceLine(120),
    model: deviceLine(120),
    serial: deviceLine(120),
    processor: deviceLine(160),
    cores: z.int().min(0).max(4096),
    memoryBytes: bytes,
  }),
  os: z.object({
    name: deviceLine(120),
    version: deviceLine(120),
    architecture: deviceLine(40),
    kernel: deviceLine(120),
  }),
  disks: z.array(z.object({ name: deviceLine(160), type: deviceLine(40), bytes })).max(64),
  networks: z
    .array(z.object({ name: deviceLine(80), mac: deviceLine(40), addresses: z.array(deviceLine(60)).max(16) }))
    .max(64),
  /** Null where the machine does not say. */
  pendingUpdates: z.int().min(0).max(100_000).nullable(),
  software: z.array(z.object({ name: deviceLine(200), version: deviceLine(100) })).max(5000),
})
export type InventoryReport = z.output<typeof inventoryReport>

/** The fixed list of what the desk may have done on a machine, by `actions.run`. No other program is ever sent. */
export const actionRequest = z.discriminatedUnion('action', [
  z.object({ action: z.literal('restart_service'), service: z.string().regex(/^[\w@.-]{1,100}$/) }),
  z.object({ action: z.literal('flush_dns') }),
  z.object({ action: z.literal('diagnostics') }),
  z.object({ action: z.literal('reboot'), minutes: z.int().min(1).max(60), warning: deviceLine(200) }),
  /** Run only where the machine's own policy names the SHA-256 of exactly this. */
  z.object({ action: z.literal('run_script'), content: z.string().min(1).max(50_000) }),
])
export type ActionRequest = z.output<typeof actionRequest>

export const actionResult = z.object({ output: z.string().max(250_000) })
