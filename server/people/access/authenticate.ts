import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor, PersonActor } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import { AppError } from '../../kernel/errors.ts'
import { hashSecret, newSecret } from '../../kernel/signatures.ts'
import type { Authenticate } from '../../platform/http.ts'
import {
  readSessionCookie,
  readStrangerCookie,
  sessionLastsMs,
  setSessionCookie,
  setStrangerCookie,
} from '../sign-in/cookies.ts'
import { findSession, findToken } from './actors.ts'
import { comesFromOwnPage, foreignOrigin } from './own-page.ts'

type Base = Pick<Ctx, 'db' | 'services' | 'now' | 'newId'>

/** How often it is noted that a session or a token is in use. */
const noteEveryMs = 60_000

export function authenticator(base: Base): Authenticate {
  return async (request, reply) => {
    const token = readBearer(request)
    const actor = token === undefined ? await whoBrowses(base, request, reply) : await ownerOf(base, token)
    return { ...base, actor, ip: request.ip }
  }
}

async function ownerOf(base: Base, token: string): Promise<PersonActor> {
  const now = base.now()
  const known = await findToken(base.db, token, now)
  if (known === undefined) throw new AppError('not_signed_in', 'This token is unknown, revoked or expired')
  if (isDue(known.lastUsedAt, now)) {
    await base.db.updateTable('apiTokens').set({ lastUsedAt: now }).where('id', '=', known.id).execute()
  }
  return known.actor
}

async function whoBrowses(base: Base, request: FastifyRequest, reply: FastifyReply): Promise<Actor> {
  const secret = readSessionCookie(request)
  if (!comesFromOwnPage(callerOf(request, base.services.publicUrl), secret !== undefined)) throw foreignOrigin()
  const session = secret === undefined ? undefined : await findSession(base.db, secret, base.now())
  if (secret === undefined || session === undefined) return { kind: 'stranger', key: strangerKey(base, request, reply) }
  if (isDue(session.lastSeenAt, base.now())) {
    await prolong(base, session.id)
    setSessionCookie(reply, base.services.publicUrl, secret)
  }
  return session.actor
}

async function prolong(base: Base, sessionId: string): Promise<void> {
  const now = base.now()
  await base.db
    .updateTable('sessions')
    .set({ lastSeenAt: now, expiresAt: new Date(now.getTime() + sessionLastsMs) })
    .where('id', '=', sessionId)
    .execute()
}

/** Nothing else needs a stranger to be known again: until then nobody is given a cookie. */
function isUpload({ method, url }: FastifyRequest): boolean {
  return method === 'POST' && /^\/api\/v1\/attachments\/?(?:\?|$)/.test(url)
}

/** A hash, as it is kept with files: who reads the database cannot pass for the browser. */
function strangerKey(base: Base, request: FastifyRequest, reply: FastifyReply): string | undefined {
  const known = readStrangerCookie(request)
  if (known === undefined && !isUpload(request)) return undefined
  const secret = known ?? newSecret()
  if (known === undefined) setStrangerCookie(reply, base.services.publicUrl, secret)
  return hashSecret(secret).toString('base64url')
}

function readBearer(request: FastifyRequest): string | undefined {
  return /^bearer(?:\s+(.*))?$/i
    .exec(request.headers.authorization ?? '')
    ?.slice(1)
    .map((token) => token ?? '')[0]
}

function callerOf(request: FastifyRequest, publicUrl: string) {
  return {
    method: request.method,
    host: request.host,
    publicUrl,
    origin: request.headers.origin,
    fetchSite: headerOf(request, 'sec-fetch-site'),
    requestedWith: headerOf(request, 'x-requested-with'),
  }
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}

function isDue(last: Date | null, now: Date): boolean {
  return last === null || now.getTime() - last.getTime() >= noteEveryMs
}
