import { existsSync } from 'node:fs'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { readSettings } from '../desk/index.ts'
import type { Db } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import type { Services } from '../kernel/services.ts'
import { answer } from '../platform/errors.ts'

/** The two web apps: the desk below `/desk`, the portal everywhere else. */
export async function servePages(
  app: FastifyInstance,
  { db, services }: { db: Db; services: Pick<Services, 'publicUrl' | 'portalUrl'> },
  folder: string,
): Promise<void> {
  leadToTheDesk(app, services)
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

/** On a domain of its own the portal is alone: whoever looks for the desk there is led to where it is. */
function leadToTheDesk(app: FastifyInstance, { publicUrl, portalUrl }: Pick<Services, 'publicUrl' | 'portalUrl'>) {
  const portalHost = URL.parse(portalUrl)?.host
  if (portalHost === URL.parse(publicUrl)?.host) return
  app.addHook('onRequest', async (request, reply) => {
    if (request.host.toLowerCase() !== portalHost || !isDeskPage(request)) return
    await reply.redirect(publicUrl + request.url)
  })
}

function isDeskPage(request: FastifyRequest): boolean {
  return /^\/desk(\/|\?|$)/.test(request.url)
}

function sendPage(request: FastifyRequest, reply: FastifyReply, folder: string) {
  if (!existsSync(folder)) return nothingHere(request, reply)
  return reply.header('cache-control', 'no-cache').sendFile(isDeskPage(request) ? 'desk.html' : 'portal.html')
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
