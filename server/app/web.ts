import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import websocket from '@fastify/websocket'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { mostAlertBytes } from '#contract/alert-sources.ts'
import { contract } from '#contract/index.ts'
import { aiHandlers } from '../ai/index.ts'
import { alertDoorHandlers, alertHandlers, alertSourceHandlers } from '../alerts/index.ts'
import { announcementHandlers } from '../announcements/index.ts'
import { approvalFlowHandlers, approvalHandlers, approvalVoteHandlers } from '../approvals/index.ts'
import { assignmentHandlers, skillHandlers } from '../assignment/index.ts'
import { auditHandlers } from '../audit/index.ts'
import { boardHandlers } from '../board/index.ts'
import { bulkHandlers } from '../bulk/index.ts'
import { calendarHandlers } from '../calendars/index.ts'
import { catalogueHandlers, serviceHandlers } from '../catalogue/index.ts'
import { customerImportHandlers } from '../customer-imports/index.ts'
import { deskHandlers } from '../desk/index.ts'
import {
  DeviceHub,
  deviceActHandlers,
  deviceAgentHandlers,
  deviceFactHandlers,
  deviceHandlers,
  deviceImportHandlers,
  deviceLabelHandlers,
  deviceLinkHandlers,
  deviceRequestHandlers,
  deviceTeamHandlers,
  deviceWatchingHandlers,
  serveDeviceLine,
  ticketDeviceHandlers,
  websocketOptions,
} from '../devices/index.ts'
import { dutyHandlers } from '../duty/index.ts'
import { escalationHandlers } from '../escalation/index.ts'
import { fieldHandlers } from '../fields/index.ts'
import { serveHelp } from '../help/index.ts'
import { hookHandlers } from '../hooks/index.ts'
import { inboxHandlers } from '../inboxes/index.ts'
import {
  articleCategoryHandlers,
  articleHandlers,
  knowledgeHandlers,
  ticketArticleHandlers,
} from '../knowledge/index.ts'
import { LiveHub, liveHandlers } from '../live/index.ts'
import { macroHandlers } from '../macros/index.ts'
import {
  attachedMailHandlers,
  forwardingHandlers,
  ignoredSenderHandlers,
  mailFilterHandlers,
  mailHandlers,
  mailTemplateHandlers,
  sendSecretMail,
  sideConversationHandlers,
  suppressionHandlers,
} from '../mail/index.ts'
import { channelHandlers, oauthHandlers } from '../mail-accounts/index.ts'
import { majorIncidentHandlers } from '../major/index.ts'
import { meshHandlers } from '../mesh/index.ts'
import { notificationHandlers, pushHandlers } from '../notifications/index.ts'
import { onCallHandlers } from '../on-call/index.ts'
import { patternHandlers } from '../patterns/index.ts'
import {
  authenticator,
  customerNoteHandlers,
  organizationHandlers,
  peopleHandlers,
  secondFactorHandlers,
  sessionHandlers,
  tokenHandlers,
} from '../people/index.ts'
import { personMergeHandlers } from '../person-merges/index.ts'
import { Bell } from '../platform/bell.ts'
import { answerBadUrl, handleErrors } from '../platform/errors.ts'
import { bind } from '../platform/http.ts'
import { portalHandlers } from '../portal/index.ts'
import { presenceHandlers } from '../presence/index.ts'
import { problemHandlers } from '../problems/index.ts'
import { ratingHandlers } from '../ratings/index.ts'
import { readyTextHandlers } from '../ready-texts/index.ts'
import { receivingHandlers } from '../receiving/index.ts'
import { recentHandlers } from '../recent/index.ts'
import { recurringHandlers } from '../recurring/index.ts'
import { iceHandlers, Relay, remoteChannel, remoteHandlers, serveRelay } from '../remote/index.ts'
import { ruleHandlers } from '../rules/index.ts'
import { searchHandlers } from '../search/index.ts'
import { proofHandlers, sendingHandlers } from '../sending/index.ts'
import { similarityHandlers } from '../similarity/index.ts'
import { clockHandlers, placeFirstPolicy, slaHandlers, teamAgreementHandlers } from '../sla/index.ts'
import { checklistHandlers, taskHandlers } from '../tasks/index.ts'
import { teamHandlers } from '../teams/index.ts'
import { ticketTemplateHandlers } from '../ticket-templates/index.ts'
import {
  attachmentHandlers,
  followerHandlers,
  liveChannel,
  messageHandlers,
  scheduledReplyHandlers,
  ticketHandlers,
} from '../tickets/index.ts'
import { timeEntryHandlers } from '../time-entries/index.ts'
import { viewHandlers } from '../views/index.ts'
import { webhookHandlers } from '../webhooks/index.ts'
import type { DeskInstance } from './desk-instance.ts'
import { serveDocs } from './docs.ts'
import { serveHealth } from './health.ts'
import { servePages } from './pages.ts'
import { setSecurityHeaders } from './security-headers.ts'

/** Long enough for a large upload over a slow line; without a limit, slow senders hold their connections for ever. */
const requestWithinMs = 15 * 60_000
const maxJsonBytes = 4 * 1024 * 1024
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
  const { db, now, newId, services } = desk.contextOf({ kind: 'stranger', key: undefined })
  await serveHelp(app, authenticator({ db, now, newId, services }))
  await servePages(app, { db, services }, resolve(fileURLToPath(new URL('../../dist/web', import.meta.url))))
  return app
}

async function buildServer(desk: DeskInstance): Promise<FastifyInstance> {
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

function bindAll(app: FastifyInstance, desk: DeskInstance, hub: LiveHub): void {
  const { db, now, newId, services } = desk.contextOf({ kind: 'stranger', key: undefined })
  const who = authenticator({ db, now, newId, services })
  bind(app, who, contract.alerts, alertHandlers)
  bind(app, who, contract.alertSources, alertSourceHandlers)
  bind(app, who, contract.announcements, announcementHandlers)
  bind(app, who, contract.approvalFlows, approvalFlowHandlers)
  bind(app, who, contract.approvals, approvalHandlers)
  bind(app, who, contract.approvalVotes, approvalVoteHandlers)
  bind(app, who, contract.articleCategories, articleCategoryHandlers)
  bind(app, who, contract.articles, articleHandlers)
  bind(app, who, contract.assignment, assignmentHandlers)
  bind(app, who, contract.attachedMail, attachedMailHandlers)
  bind(app, who, contract.attachments, attachmentHandlers)
  bind(app, who, contract.audit, auditHandlers)
  bind(app, who, contract.board, boardHandlers)
  bind(app, who, contract.bulk, bulkHandlers)
  bind(app, who, contract.calendars, calendarHandlers)
  bind(app, who, contract.catalogue, catalogueHandlers)
  bind(app, who, contract.services, serviceHandlers)
  bind(app, who, contract.channels, channelHandlers)
  bind(app, who, contract.checklists, checklistHandlers)
  bind(app, who, contract.clocks, clockHandlers)
  bind(app, who, contract.customerImports, customerImportHandlers)
  bind(app, who, contract.customerNotes, customerNoteHandlers)
  bind(app, who, contract.deviceActs, deviceActHandlers)
  bind(app, who, contract.deviceAgents, deviceAgentHandlers)
  bind(app, who, contract.deviceFacts, deviceFactHandlers)
  bind(app, who, contract.deviceLabels, deviceLabelHandlers)
  bind(app, who, contract.deviceLinks, deviceLinkHandlers)
  bind(app, who, contract.deviceImports, deviceImportHandlers)
  bind(app, who, contract.devices, deviceHandlers)
  bind(app, who, contract.deviceWatching, deviceWatchingHandlers)
  bind(app, who, contract.ticketDevices, ticketDeviceHandlers)
  bind(app, who, contract.deviceTeams, deviceTeamHandlers)
  bind(app, who, contract.duty, dutyHandlers)
  bind(app, who, contract.escalations, escalationHandlers)
  bind(app, who, contract.desk, deskHandlers({ furnish: placeFirstPolicy }))
  bind(app, who, contract.fields, fieldHandlers)
  bind(app, who, contract.forwarding, forwardingHandlers)
  bind(app, who, contract.hooks, hookHandlers)
  bind(app, who, contract.ignoredSenders, ignoredSenderHandlers)
  bind(app, who, contract.inboxes, inboxHandlers)
  bind(app, who, contract.knowledge, knowledgeHandlers)
  bind(app, who, contract.live, liveHandlers(hub))
  bind(app, who, contract.macros, macroHandlers)
  bind(app, who, contract.majorIncidents, majorIncidentHandlers)
  bind(app, who, contract.mail, mailHandlers)
  bind(app, who, contract.mailFilters, mailFilterHandlers)
  bind(app, who, contract.mailTemplates, mailTemplateHandlers)
  bind(app, who, contract.mesh, meshHandlers)
  bind(app, who, contract.messages, messageHandlers)
  bind(app, who, contract.notifications, notificationHandlers)
  bind(app, who, contract.oauth, oauthHandlers)
  bind(app, who, contract.onCall, onCallHandlers)
  bind(app, who, contract.organizations, organizationHandlers)
  bind(app, who, contract.people, peopleHandlers({ sendSecretMail }))
  bind(app, who, contract.personMerges, personMergeHandlers)
  bind(app, who, contract.portal, portalHandlers)
  bind(app, who, contract.presences, presenceHandlers)
  bind(app, who, contract.patterns, patternHandlers)
  bind(app, who, contract.problems, problemHandlers)
  bind(app, who, contract.proofs, proofHandlers)
  bind(app, who, contract.push, pushHandlers)
  bind(app, who, contract.ratings, ratingHandlers)
  bind(app, who, contract.readyTexts, readyTextHandlers)
  bind(app, who, contract.receiving, receivingHandlers)
  bind(app, who, contract.scheduledReplies, scheduledReplyHandlers)
  bind(app, who, contract.search, searchHandlers)
  bind(
    app,
    who,
    contract.sending,
    sendingHandlers({ dns: desk.domainRecords, hasDeskServer: desk.config.smtpUrl !== undefined }),
  )
  bind(app, who, contract.secondFactor, secondFactorHandlers)
  bind(app, who, contract.sessions, sessionHandlers({ sendSecretMail }))
  bind(app, who, contract.similarity, similarityHandlers)
  bind(app, who, contract.sla, slaHandlers)
  bind(app, who, contract.skills, skillHandlers)
  bind(app, who, contract.sideConversations, sideConversationHandlers)
  bind(app, who, contract.suppressions, suppressionHandlers)
  bind(app, who, contract.recurringTickets, recurringHandlers)
  bind(app, who, contract.recent, recentHandlers)
  bind(app, who, contract.iceServers, iceHandlers)
  bind(app, who, contract.remote, remoteHandlers)
  bind(app, who, contract.rules, ruleHandlers)
  bind(app, who, contract.tasks, taskHandlers)
  bind(app, who, contract.teamAgreements, teamAgreementHandlers)
  bind(app, who, contract.teams, teamHandlers)
  bind(app, who, contract.ticketArticles, ticketArticleHandlers)
  bind(app, who, contract.ticketFollowers, followerHandlers)
  bind(app, who, contract.ticketTemplates, ticketTemplateHandlers)
  bind(app, who, contract.tickets, ticketHandlers)
  bind(app, who, contract.timeEntries, timeEntryHandlers)
  bind(app, who, contract.tokens, tokenHandlers)
  bind(app, who, contract.views, viewHandlers)
  bind(app, who, contract.webhooks, webhookHandlers)
  bind(app, who, contract.ai, aiHandlers)
}

/** Monitors send JSON, forms, and what they take for either: here every body arrives as its text, and is kept so. */
async function openAlertDoor(app: FastifyInstance, desk: DeskInstance): Promise<void> {
  const { db, now, newId, services } = desk.contextOf({ kind: 'stranger', key: undefined })
  await app.register((door, _options, done) => {
    door.removeAllContentTypeParsers()
    const limits = { parseAs: 'string', bodyLimit: mostAlertBytes } as const
    door.addContentTypeParser('*', limits, (_request, body, parsed) => parsed(null, body))
    bind(door, authenticator({ db, now, newId, services }), contract.alertDoor, alertDoorHandlers)
    done()
  })
}

/** A raw mail is handed over as a stream and never held in memory as a whole. */
function acceptRawMail(app: FastifyInstance): void {
  app.addContentTypeParser('message/rfc822', (_request, payload, done) => done(null, payload))
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

/** Mail programs end a subscription with a form (RFC 8058) that says nothing but that. */
function acceptOneClick(app: FastifyInstance): void {
  const limits = { parseAs: 'string', bodyLimit: 1024 } as const
  app.addContentTypeParser('application/x-www-form-urlencoded', limits, async () => ({}))
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
