import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ErrorCode, Problem } from '#contract/errors.ts'
import { AppError } from '../kernel/errors.ts'
import { isConnectionLoss, isOutOfRoom } from './passing.ts'

/** Turns everything that is thrown into problem details (RFC 9457), and only bugs into log entries. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => answer(request, reply, asAppError(error)))
}

/** What Fastify refuses before it knows the route: an address that is no address. */
export function answerBadUrl(_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  answer(request, reply, new AppError('malformed', 'This address is not well formed, or too long'))
}

export function answer(request: FastifyRequest, reply: FastifyReply, error: AppError): FastifyReply {
  if (error.status >= 500) request.log.error({ err: error.cause ?? error }, 'request failed')
  if (error.retryAfter !== undefined) reply.header('retry-after', error.retryAfter)
  return reply
    .code(error.status)
    .type('application/problem+json')
    .send(JSON.stringify(problemOf(error)))
}

function problemOf(error: AppError): Problem {
  return {
    type: `urn:mesa:problem:${error.code}`,
    title: error.code.replaceAll('_', ' '),
    status: error.status,
    code: error.code,
    detail: error.message,
    ...(error.faults.length > 0 && { errors: error.faults }),
  }
}

function asAppError(error: FastifyError): AppError {
  if (error instanceof AppError) return error
  const code = codeOfStatus[error.statusCode ?? 500]
  if (code !== undefined) return new AppError(code, error.message)
  if (isConnectionLoss(error))
    return withCause(new AppError('unavailable', 'The database cannot be reached', { retryAfter: 5 }), error)
  if (isOutOfRoom(error))
    return withCause(new AppError('unavailable', 'There is no room left to keep this', { retryAfter: 60 }), error)
  return withCause(new AppError('internal', 'Something went wrong here; it has been logged'), error)
}

/** What Fastify itself refuses before a handler is reached. */
const codeOfStatus: Record<number, ErrorCode> = {
  400: 'malformed',
  404: 'not_found',
  413: 'too_large',
  415: 'unsupported_media_type',
  429: 'too_many_requests',
}

function withCause(error: AppError, cause: unknown): AppError {
  error.cause = cause
  return error
}
