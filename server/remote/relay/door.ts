import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { WebSocket } from 'ws'
import { relayProtocol } from '#contract/relay.ts'
import type { Ctx } from '../../kernel/context.ts'
import { AppError } from '../../kernel/errors.ts'
import { limitRate } from '../../platform/rate-limits.ts'
import { relayPath } from '../passes.ts'
import type { Relay } from './relay.ts'

/** Nobody needs to connect more often in a minute, and nobody guesses a pass. */
const mostPerMinute = 120

/** The door for both sides of remote sessions. Cookies open nothing here: each connection shows a pass. */
export function serveRelay(app: FastifyInstance, ctx: Ctx, relay: Relay): void {
  app.route({
    method: 'GET',
    url: relayPath,
    handler: async () => {
      throw new AppError('malformed', 'The sides of a remote session open this as a websocket')
    },
    wsHandler: (socket, request) => {
      accept(ctx, relay, socket, request).catch(() => socket.close(1011, 'try again'))
    },
  })
}

async function accept(ctx: Ctx, relay: Relay, socket: WebSocket, request: FastifyRequest): Promise<void> {
  const { origin } = request.headers
  const secret = passIn(request)
  if (secret === undefined || !isOwnPage(origin, request.host, ctx.services.publicUrl)) {
    socket.close(4403, 'no pass, or from a foreign page')
    return
  }
  socket.pause()
  try {
    await limitRate(ctx, { key: `relay:${request.ip}`, max: mostPerMinute, seconds: 60 })
  } catch {
    socket.resume()
    socket.close(4429, 'too many connections')
    return
  }
  await relay.accept(socket, secret)
}

/** The second subprotocol: addresses are written into logs, and headers a page cannot set. */
function passIn(request: FastifyRequest): string | undefined {
  const [first, secret] = (request.headers['sec-websocket-protocol'] ?? '').split(/\s*,\s*/)
  return first === relayProtocol && secret !== undefined && /^[\w-]{43}$/.test(secret) ? secret : undefined
}

/** Devices send no origin, browsers always do. */
function isOwnPage(origin: string | undefined, host: string, publicUrl: string): boolean {
  if (origin === undefined) return true
  const from = URL.parse(origin)?.host
  return from !== undefined && (from === host.toLowerCase() || from === URL.parse(publicUrl)?.host)
}
