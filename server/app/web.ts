import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import websocket from '@fastify/websocket'
import type { FastifyInstance } from 'fastify'
import { mostAlertBytes } from '#contract/alert-sources.ts'
import { contract } from '#contract/index.ts'
import { alertDoorHandlers } from '../alerts/index.ts'
import { DeviceHub, deviceRequestHandlers, serveDeviceLine, websocketOptions } from '../devices/index.ts'
import { serveHelp } from '../help/index.ts'
import { LiveHub } from '../live/index.ts'
import { authenticator } from '../people/index.ts'
import { Bell } from '../platform/bell.ts'
import { type Authenticate, bind } from '../platform/http.ts'
import { Relay, remoteChannel, serveRelay } from '../remote/index.ts'
import { liveChannel } from '../tickets/index.ts'
import type { DeskInstance } from './desk-instance.ts'
import { serveDocs } from './docs.ts'
import { serveHealth } from './health.ts'
import { acceptOneClick, acceptRawMail, buildServer } from './http-server.ts'
import { findLetters } from './letters.ts'
import { servePages } from './pages.ts'
import { bindDeskRoutes } from './routes/desk.ts'
import { bindDeviceRoutes } from './routes/devices.ts'
import { bindKnowledgeRoutes } from './routes/knowledge.ts'
import { bindMailRoutes } from './routes/mail.ts'
import { bindPeopleRoutes } from './routes/people.ts'
import { bindPromiseRoutes } from './routes/promises.ts'
import { bindTicketRoutes } from './routes/tickets.ts'

/** Smaller answers fit into one or two packets anyway. */
const packedFromBytes = 2048

/** The composition root for HTTP: every route of the contract, the pages, and what operators look at. */
export async function buildWeb(desk: DeskInstance): Promise<FastifyInstance> {
  const app = await buildServer(desk)
  await app.register(compress, {
    // The files of the web apps are packed when they are built; attachments mostly are already.
    customTypes: /^application\/json/,
    threshold: packedFromBytes,
    encodings: ['gzip'],
    // Nobody needs to send packed bodies, and a small one may be huge when unpacked.
    globalDecompression: false,
  })
  await app.register(cookie)
  await app.register(multipart)
  await app.register(websocket, websocketOptions)
  acceptRawMail(app)
  acceptOneClick(app)
  await startRelay(app, desk)
  const hub = await startLive(app, desk)
  bindAll(app, desk, hub)
  await openAlertDoor(app, desk)
  await startDevices(app, desk)
  await serveHealth(app, desk)
  await serveDocs(app)
  const built = resolve(fileURLToPath(new URL('../../dist/web', import.meta.url)))
  await serveHelp(app, whoOf(desk), findLetters(built))
  await servePages(app, desk.contextOf({ kind: 'stranger', key: undefined }), built)
  return app
}

function bindAll(app: FastifyInstance, desk: DeskInstance, hub: LiveHub): void {
  const who = whoOf(desk)
  bindDeskRoutes(app, who, hub)
  bindPeopleRoutes(app, who)
  bindMailRoutes(app, who, desk)
  bindTicketRoutes(app, who)
  bindPromiseRoutes(app, who)
  bindKnowledgeRoutes(app, who)
  bindDeviceRoutes(app, who)
}

/** Tells who asks, by cookie or token. */
function whoOf(desk: DeskInstance): Authenticate {
  const { db, now, newId, services } = desk.contextOf({ kind: 'stranger', key: undefined })
  return authenticator({ db, now, newId, services })
}

/** Monitors send JSON, forms, and what they take for either: here every body arrives as its text, and is kept so. */
async function openAlertDoor(app: FastifyInstance, desk: DeskInstance): Promise<void> {
  await app.register((door, _options, done) => {
    door.removeAllContentTypeParsers()
    const limits = { parseAs: 'string', bodyLimit: mostAlertBytes } as const
    door.addContentTypeParser('*', limits, (_request, body, parsed) => parsed(null, body))
    bind(door, whoOf(desk), contract.alertDoor, alertDoorHandlers)
    done()
  })
}

async function startRelay(app: FastifyInstance, desk: DeskInstance): Promise<void> {
  const ctx = desk.contextOf({ kind: 'system', job: 'relay' })
  const bell = new Bell(desk.databaseUrl, remoteChannel, desk.log)
  const relay = new Relay(ctx, bell)
  await bell.listen()
  serveRelay(app, ctx, relay)
  app.addHook('preClose', async () => {
    await relay.close()
    await bell.close()
  })
}

/** Only what carries remote sessions (ROLE=relay): no pages, no API. */
export async function buildRelay(desk: DeskInstance): Promise<FastifyInstance> {
  const app = await buildServer(desk)
  await app.register(websocket, websocketOptions)
  await startRelay(app, desk)
  await serveHealth(app, desk)
  return app
}

async function startLive(app: FastifyInstance, desk: DeskInstance): Promise<LiveHub> {
  const bell = new Bell(desk.databaseUrl, liveChannel, desk.log)
  const hub = new LiveHub(desk.database.db, bell, desk.log)
  await bell.listen()
  app.addHook('preClose', async () => {
    hub.close()
    await bell.close()
  })
  return hub
}

/** The lines of device agents end with the node that holds them; the agents come back to another. */
async function startDevices(app: FastifyInstance, desk: DeskInstance): Promise<void> {
  await desk.services.deviceBell.listen()
  serveDeviceLine(app, new DeviceHub(desk.contextOf({ kind: 'system', job: 'devices' }), deviceRequestHandlers))
}
