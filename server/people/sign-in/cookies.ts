import type {} from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'

export const sessionLastsMs = 30 * 86_400_000
/** From the code on, however often it is used. */
export const browserLastsMs = 30 * 86_400_000

const sessionCookie = 'mesa_session'
const strangerCookie = 'mesa_stranger'
const browserCookie = 'mesa_browser'

export function readSessionCookie(request: FastifyRequest): string | undefined {
  return secretIn(request, sessionCookie)
}

export function setSessionCookie(reply: FastifyReply, publicUrl: string, secret: string): void {
  reply.setCookie(sessionCookie, secret, { ...attributes(publicUrl), maxAge: sessionLastsMs / 1000 })
}

export function clearSessionCookie(reply: FastifyReply, publicUrl: string): void {
  reply.clearCookie(sessionCookie, attributes(publicUrl))
}

/** What recognises a browser of which nothing else is known, for the files it uploads before it sends a form. */
export function readStrangerCookie(request: FastifyRequest): string | undefined {
  return secretIn(request, strangerCookie)
}

export function setStrangerCookie(reply: FastifyReply, publicUrl: string, secret: string): void {
  reply.setCookie(strangerCookie, secret, { ...attributes(publicUrl), maxAge: 86_400 })
}

/** What recognises a browser in which the second factor was shown. It comes along where one signs in, and nowhere else. */
export function readBrowserCookie(request: FastifyRequest): string | undefined {
  return secretIn(request, browserCookie)
}

export function setBrowserCookie(reply: FastifyReply, publicUrl: string, secret: string): void {
  const path = '/api/v1/sign-in'
  reply.setCookie(browserCookie, secret, { ...attributes(publicUrl), path, maxAge: browserLastsMs / 1000 })
}

function attributes(publicUrl: string) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: publicUrl.startsWith('https:') } as const
}

/** Only what we could have set ourselves. */
function secretIn(request: FastifyRequest, name: string): string | undefined {
  const value = request.cookies[name]
  return value !== undefined && /^[\w-]{43}$/.test(value) ? value : undefined
}
