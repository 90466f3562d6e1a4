import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Input, isNothing, type Operation, type Operations } from '#contract/operation.ts'
import { mayEnter } from '../kernel/actor.ts'
import type { Ctx } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import { type KeyedRequest, once } from './idempotency.ts'

/** What a handler receives besides its input. */
export interface HttpCtx extends Ctx {
  request: FastifyRequest
  reply: FastifyReply
  /** The version of the ticket that the caller last saw (RFC 9110, If-Match). */
  ifMatch: number | undefined
}

export type Handlers<O extends Operations> = {
  [K in keyof O]: (ctx: HttpCtx, input: Input<O[K]>) => Promise<z.input<O[K]['result']>>
}

/** Finds out who calls; refuses cookies that come from foreign pages. */
export type Authenticate = (request: FastifyRequest, reply: FastifyReply) => Promise<Ctx>

export const apiPrefix = '/api/v1'

/** Binds a handler to every operation of a group; a missing or surplus handler is a type error. */
export function bind<O extends Operations>(
  app: FastifyInstance,
  authenticate: Authenticate,
  operations: O,
  handlers: Handlers<O>,
): void {
  for (const [name, op] of Object.entries(operations)) {
    // Iterating loses the pairing of operation and handler, which the signature has already checked.
    const handle = handlers[name] as unknown as (ctx: HttpCtx, input: unknown) => Promise<unknown>
    app.route({
      method: op.method,
      url: apiPrefix + op.path,
      handler: async (request, reply) => {
        const ctx = { ...(await authenticate(request, reply)), request, reply, ifMatch: readIfMatch(request) }
        admit(ctx, op)
        const input = readInput(request, op)
        if (op.resultType === 'raw') return handle(ctx, input)
        const answer = async () => present(op, await handle(ctx, input))
        const keyed = readKey(request, op)
        const result = keyed === undefined ? await answer() : await once(ctx, keyed, answer)
        reply.code(op.status)
        return isNothing(op.result) ? reply.send() : result
      },
    })
  }
}

function admit(ctx: Ctx, op: Operation): void {
  if (mayEnter(ctx.actor, op.access, op.scope)) return
  if (ctx.actor.kind === 'stranger') throw new AppError('not_signed_in', 'Sign in, or send an API token as Bearer')
  throw new AppError('forbidden', 'Your role or token does not allow this')
}

function readInput(request: FastifyRequest, op: Operation) {
  return {
    params: parse(op.params, request.params),
    query: parse(op.query, request.query),
    body: op.bodyType === 'json' ? parse(op.body, request.body ?? {}) : undefined,
  }
}

function parse(schema: z.ZodType, value: unknown): unknown {
  if (isNothing(schema)) return undefined
  const result = schema.safeParse(clean(value))
  if (result.success) return result.data
  const faults = result.error.issues.map((issue) => ({
    path: issue.path.join('.'),
    code: issue.code,
    message: issue.message,
  }))
  throw new AppError(
    'invalid',
    faults.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; '),
    {
      faults,
    },
  )
}

/** What is not declared does not leave. A result that does not fit is a bug of ours and becomes a 500. */
function present(op: Operation, result: unknown): unknown {
  return isNothing(op.result) ? undefined : op.result.parse(result)
}

/** So deep lists and objects may lie in each other; what people write lies ten deep, what machines send less than this. */
const deepest = 100

/**
 * Taken out of every text that enters: PostgreSQL's text knows no NUL, and a lone surrogate is no Unicode. What lies too
 * deep is refused here, before anything walks down into it.
 */
function clean(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.replaceAll('\u0000', '').toWellFormed()
  if (depth > deepest) throw new AppError('malformed', `Lists and objects lie at most ${deepest} deep in each other`)
  if (Array.isArray(value)) return value.map((inner) => clean(inner, depth + 1))
  // Streams and other objects with a class of their own are handed on as they are.
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, clean(inner, depth + 1)]))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null
}

/** A condition that cannot be read is refused: ignoring it would do what the caller wanted to be kept from. */
function readIfMatch(request: FastifyRequest): number | undefined {
  const condition = request.headers['if-match']
  if (condition === undefined || condition === '*') return undefined
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(condition)?.[1]
  if (version === undefined) throw new AppError('malformed', 'If-Match takes the version of the ticket')
  return Number(version)
}

/** The Idempotency-Key of a request that makes something; it means nothing elsewhere. */
function readKey(request: FastifyRequest, op: Operation): KeyedRequest | undefined {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || op.method !== 'POST' || op.status !== 201 || op.bodyType !== 'json') return undefined
  return { key, requestHash: hashOf(request), isSecret: showsSecret(op) }
}

/** What is shown once only is kept nowhere in clear. */
function showsSecret(op: Operation): boolean {
  return op.result instanceof z.ZodObject && ('token' in op.result.shape || 'secret' in op.result.shape)
}

function hashOf(request: FastifyRequest): Buffer {
  return createHash('sha256')
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest()
}
