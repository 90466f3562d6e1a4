import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { answerBadUrl, handleErrors } from '../platform/errors.ts'
import type { DeskInstance } from './desk-instance.ts'
import { setSecurityHeaders } from './security-headers.ts'

/** Long enough for a large upload over a slow line; without a limit, slow senders hold their connections for ever. */
const requestWithinMs = 15 * 60_000
const maxJsonBytes = 4 * 1024 * 1024

/** A server without routes: its limits, its log, how it answers faults. */
export async function buildServer(desk: DeskInstance): Promise<FastifyInstance> {
  const app = Fastify({
    // pino's Logger and Fastify's own type differ only in generics that nobody uses here.
    loggerInstance: desk.log as FastifyBaseLogger,
    // One proxy: what it heard from further away, anybody may have written.
    trustProxy: desk.config.trustProxy ? (_address, hop) => hop === 0 : false,
    requestTimeout: requestWithinMs,
    bodyLimit: maxJsonBytes,
    forceCloseConnections: true,
    frameworkErrors: answerBadUrl,
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 300 },
    genReqId: () => crypto.randomUUID(),
  })
  app.addHook('onSend', async (request, reply) => void reply.header('x-request-id', request.id))
  handleErrors(app)
  await setSecurityHeaders(app, desk.services)
  return app
}

/** A raw mail is handed over as a stream and never held in memory as a whole. */
export function acceptRawMail(app: FastifyInstance): void {
  app.addContentTypeParser('message/rfc822', (_request, payload, done) => done(null, payload))
}

/** Mail programs end a subscription with a form (RFC 8058) that says nothing but that. */
export function acceptOneClick(app: FastifyInstance): void {
  const limits = { parseAs: 'string', bodyLimit: 1024 } as const
  app.addContentTypeParser('application/x-www-form-urlencoded', limits, async () => ({}))
}
