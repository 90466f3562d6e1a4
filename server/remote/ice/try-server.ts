import { randomBytes } from 'node:crypto'
import { type IceAddress, type IceFault, iceAddressOf } from '#contract/ice-servers.ts'
import { givenOf } from './given.ts'
import type { OpenIceServer } from './servers.ts'
import { openStunLine, type StunLine } from './stun-line.ts'
import {
  attributes,
  errorCodeOf,
  longTermKey,
  type Method,
  readAnswer,
  requestOf,
  type StunAnswer,
} from './stun-message.ts'

const waitsMs = 5000
const udp = Buffer.from([17, 0, 0, 0])
const noTime = Buffer.alloc(4)

interface Credentials {
  username: string
  password: string
  realm: Buffer
  nonce: Buffer
}

/** It answers, but not with what was asked for. */
class IceError extends Error {
  readonly fault: IceFault

  constructor(fault: IceFault) {
    super(`an ICE server: ${fault}`)
    this.fault = fault
  }
}

/** Asks a STUN server for our address, or a TURN server for a way through it, which is given back at once. */
export async function tryIceServer(server: OpenIceServer, now: Date): Promise<IceFault | null> {
  const address = iceAddressOf(server.url)
  if (address === undefined) return 'unreachable'
  const signal = AbortSignal.timeout(waitsMs)
  try {
    await ask(address, server, { signal, now })
    return null
  } catch (error) {
    return faultOf(error, signal)
  }
}

async function ask(address: IceAddress, server: OpenIceServer, { signal, now }: { signal: AbortSignal; now: Date }) {
  const line = await openStunLine(address, signal)
  try {
    if (address.scheme === 'stun') await findAddress(line)
    else await findWay(line, givenOf(server, { user: 'try', until: new Date(now.getTime() + 60_000) }))
  } finally {
    line.close()
  }
}

async function findAddress(line: StunLine): Promise<void> {
  const answer = await say(line, 'binding', [])
  if (answer.kind === 'error') throw new IceError('refused')
  if (!answer.attributes.has(attributes.mappedAddress)) throw new IceError('nonsense')
}

/** RFC 8656: the first try learns the realm and a nonce, the second one shows the credentials. */
async function findWay(line: StunLine, { username = '', credential: password = '' }): Promise<void> {
  const wish = [attributes.requestedTransport, udp] as const
  const first = await say(line, 'allocate', [wish])
  if (first.kind === 'success') return giveBack(line, undefined)
  const credentials = { username, password, ...challengeOf(first) }
  let answer = await say(line, 'allocate', [wish], credentials)
  if (errorCodeOf(answer) === 438) {
    Object.assign(credentials, challengeOf(answer, 438))
    answer = await say(line, 'allocate', [wish], credentials)
  }
  if (answer.kind === 'error') throw new IceError(errorCodeOf(answer) === 401 ? 'wrong_credentials' : 'refused')
  if (!answer.attributes.has(attributes.relayedAddress)) throw new IceError('nonsense')
  await giveBack(line, credentials)
}

/** Nobody would use the way, and each takes a port of the server. */
async function giveBack(line: StunLine, credentials: Credentials | undefined): Promise<void> {
  await say(line, 'refresh', [[attributes.lifetime, noTime]], credentials)
}

function challengeOf(answer: StunAnswer, code = 401) {
  const [realm, nonce] = [answer.attributes.get(attributes.realm), answer.attributes.get(attributes.nonce)]
  if (errorCodeOf(answer) !== code) throw new IceError('refused')
  if (realm === undefined || nonce === undefined) throw new IceError('nonsense')
  return { realm, nonce }
}

async function say(
  line: StunLine,
  method: Method,
  given: readonly (readonly [number, Buffer])[],
  credentials?: Credentials,
): Promise<StunAnswer> {
  const transaction = randomBytes(12)
  line.send(requestOf(method, { transaction, ...signed(given, credentials) }))
  for (;;) {
    const message = await line.next()
    const answer = message === undefined ? undefined : readAnswer(message)
    if (answer === undefined) throw new IceError('nonsense')
    // An answer to what was asked before, which was asked twice.
    if (answer.transaction.equals(transaction)) return answer
  }
}

function signed(given: readonly (readonly [number, Buffer])[], credentials: Credentials | undefined) {
  if (credentials === undefined) return { given }
  const { username, password, realm, nonce } = credentials
  const shown = [
    [attributes.username, Buffer.from(username)],
    [attributes.realm, realm],
    [attributes.nonce, nonce],
  ] as const
  return { given: [...given, ...shown], key: longTermKey(username, realm.toString(), password) }
}

function faultOf(error: unknown, signal: AbortSignal): IceFault {
  if (error instanceof IceError) return error.fault
  if (signal.aborted) return 'timeout'
  const code = String((error as { code?: unknown }).code ?? '')
  return /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code) ? 'certificate' : 'unreachable'
}
