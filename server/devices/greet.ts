import { randomBytes } from 'node:crypto'
import type { WebSocket } from 'ws'
import { challengeClaim, closeCode, type Proof, proof, proofClaim, readJson } from '#contract/device.ts'
import type { Ctx } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import { limitRate } from '../platform/rate-limits.ts'
import { deskKey, isSignedBy } from './keys.ts'
import { findEnrolled, type Line, openLine } from './lines.ts'

/** Whoever has not proved by then whose line it is, has none. */
const provesWithinMs = 10_000
const longestProof = 4000
/** From one address; whole offices come back at once after a power cut. */
const mostPerMinute = 3000

interface Caller {
  socket: WebSocket
  ip: string
  nodeId: string
}

/**
 * Challenge and response: a nonce that is used once, signed with the desk's key and this connection's id, so that what
 * was heard elsewhere opens nothing here. Undefined: the socket was closed.
 */
export async function greet(
  ctx: Ctx,
  { socket, ip, nodeId }: Caller,
): Promise<{ line: Line; welcome: string } | undefined> {
  try {
    // Heard from the beginning: what arrives while the database is asked must not be lost.
    const first = firstWord(socket)
    await limitRate(ctx, { key: `device-line:${ip}`, max: mostPerMinute, seconds: 60 })
    const key = deskKey(ctx.services)
    const claim = {
      serverKey: key.publicKey,
      connection: ctx.newId(),
      nonce: randomBytes(32).toString('base64url'),
    }
    const { connection, nonce } = claim
    socket.send(JSON.stringify({ type: 'challenge', connection, nonce, signature: key.sign(challengeClaim(claim)) }))
    const said = await first
    const answer = said === undefined ? undefined : readJson(said, proof)
    if (answer === undefined) return refuse(socket, closeCode.nonsense, 'this proves nothing')
    const known = await findEnrolled(ctx, answer.deviceId)
    if (known === undefined || !isSignedBy(known.publicKey, proofClaim(claim, answer.deviceId), answer.signature))
      return refuse(socket, closeCode.notYou, 'not the key of this device')
    if (!known.isTurnedOn) return refuse(socket, closeCode.turnedOff, 'devices are turned off')
    return await open(ctx, { deviceId: answer.deviceId, connectionId: connection, nodeId }, answer)
  } catch (error) {
    const isTooMuch = error instanceof AppError && error.code === 'too_many_requests'
    return refuse(socket, isTooMuch ? closeCode.tooMuch : 1011, isTooMuch ? 'too many connections' : 'try again')
  }
}

async function open(ctx: Ctx, line: Line, said: Proof): Promise<{ line: Line; welcome: string }> {
  await openLine(ctx, line, said)
  return { line, welcome: JSON.stringify({ type: 'welcome', serverTime: ctx.now().toISOString() }) }
}

/** The first thing said, when it is short enough to be a proof and comes in time. */
function firstWord(socket: WebSocket): Promise<string | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), provesWithinMs)
    timer.unref()
    socket.once('close', () => resolve(undefined))
    socket.once('message', (data, isBinary) => {
      clearTimeout(timer)
      const text = isBinary ? '' : String(data)
      resolve(text.length > longestProof ? undefined : text)
    })
  })
}

function refuse(socket: WebSocket, code: number, why: string): undefined {
  socket.close(code, why)
  return undefined
}
