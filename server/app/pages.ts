import { existsSync } from 'node:fs'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { readSettings } from '../desk/index.ts'
import type { Db } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import { answer } from '../platform/errors.ts'

/** The two web apps: the desk below `/desk`, the portal everywhere else. */
export async function servePages(app: FastifyInstance, db: Db, folder: string): Promise<void> {
  if (existsSync(folder))
    await app.register(fastifyStatic, { root: folder, wildcard: false, index: false, preCompressed: true, setHeaders })
  app.get('/widget', async (request, reply) => {
    const { widgetOrigins } = await readSettings(db)
    allowFraming(reply, widgetOrigins)
    return sendPage(request, reply, folder)
  })
  app.setNotFoundHandler((request, reply) =>
    isPage(request) ? sendPage(request, reply, folder) : nothingHere(request, reply),
  )
}

function sendPage(request: FastifyRequest, reply: FastifyReply, folder: string) {
  if (!existsSync(folder)) return nothingHere(request, reply)
  const isDesk = /^\/desk(\/|\?|$)/.test(request.url)
  return reply.header('cache-control', 'no-cache').sendFile(isDesk ? 'desk.html' : 'portal.html')
}

/** The widget's page may stand in a frame on the pages that administrators named, and on no other. */
function allowFraming(reply: FastifyReply, origins: string[]): void {
  const policy = String(reply.getHeader('content-security-policy') ?? '')
  const ancestors = ["'self'", ...origins].join(' ')
  reply.header('content-security-policy', policy.replace(/frame-ancestors [^;]*/, `frame-ancestors ${ancestors}`))
  // Knows no list of origins; every browser that reads the policy leaves it aside.
  reply.removeHeader('x-frame-options')
}

function nothingHere(request: FastifyRequest, reply: FastifyReply) {
  return answer(request, reply, new AppError('not_found', 'There is nothing at this address'))
}

function isPage(request: FastifyRequest): boolean {
  return (request.method === 'GET' || request.method === 'HEAD') && !/^\/(api|assets)\//.test(request.url)
}

/** Assets carry a hash of their content in their name; pages are asked for anew each time. */
function setHeaders(reply: FastifyReply, path: string): void {
  const isAsset = path.includes('/assets/')
  reply.header('cache-control', isAsset ? 'public, max-age=31536000, immutable' : 'no-cache')
  // The script that pages elsewhere name.
  if (/\/widget\.js(?:\.(?:br|gz))?$/.test(path)) reply.header('cross-origin-resource-policy', 'cross-origin')
  // What may run is said by the page; beside a small script these headers would weigh more than the script.
  if (isAsset && /\.(?:js|css|woff2)(?:\.(?:br|gz))?$/.test(path))
    for (const name of ofPagesOnly) reply.removeHeader(name)
}

const ofPagesOnly = [
  'content-security-policy',
  'x-frame-options',
  'referrer-policy',
  'x-download-options',
  'x-xss-protection',
  'x-permitted-cross-domain-policies',
  'x-dns-prefetch-control',
  'cross-origin-opener-policy',
  'origin-agent-cluster',
]
