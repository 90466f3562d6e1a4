import type { FastifyInstance } from 'fastify'
import { channelPath, longestFrameBytes } from '#contract/device.ts'
import type { deviceActs } from '#contract/device-acts.ts'
import type { deviceAgents, deviceTeams } from '#contract/device-agents.ts'
import type { deviceFacts } from '#contract/device-facts.ts'
import type { deviceImports } from '#contract/device-imports.ts'
import type { deviceLabels } from '#contract/device-labels.ts'
import type { deviceLinks } from '#contract/device-links.ts'
import type { deviceWatching } from '#contract/device-watching.ts'
import type { devices } from '#contract/devices.ts'
import type { ticketDevices } from '#contract/ticket-devices.ts'
import { transact } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import type { Handlers } from '../platform/http.ts'
import { listActs, runAct } from './acts/run.ts'
import { addScript, listScripts, removeScript } from './acts/scripts.ts'
import type { DeviceRequestHandlers } from './answer.ts'
import { addDevice, changeDevice, removeDevice } from './commands.ts'
import { enrolDevice, makeEnrolmentCode } from './enrol.ts'
import { addGroup, listGroups, removeGroup } from './groups.ts'
import type { DeviceHub } from './hub.ts'
import { importDevices } from './import/import.ts'
import { getInventory, takeInventory } from './inventory.ts'
import { labelOf, readLabel } from './labels/labels.ts'
import { reportDevice } from './labels/report.ts'
import { addLink, listLinks, removeLink } from './links/links.ts'
import { takeMetrics } from './measure.ts'
import { getMetrics } from './metrics.ts'
import { linkDevice, listDevicesOn, listTicketsOf, unlinkDevice } from './on-tickets.ts'
import { getDevice, listDevices } from './queries.ts'
import { listDeviceTeams, turnDevices } from './teams.ts'
import { addThreshold, changeThreshold, listThresholds, removeThreshold } from './thresholds/commands.ts'
import { addWindow, listWindows, removeWindow, skipWindow } from './windows.ts'

export const deviceAgentHandlers: Handlers<typeof deviceAgents> = {
  enrol: (ctx, { body }) => enrolDevice(ctx, body),
  makeCode: (ctx, { params }) => transact(ctx, (work) => makeEnrolmentCode(work, params.id)),
}

export const deviceHandlers: Handlers<typeof devices> = {
  list: (ctx, { query }) => listDevices(ctx, query),
  get: (ctx, { params }) => getDevice(ctx, params.id),
  create: (ctx, { body }) => transact(ctx, (work) => addDevice(work, body)),
  update: (ctx, { params, body }) => transact(ctx, (work) => changeDevice(work, params.id, body)),
  remove: async (ctx, { params }) => {
    await transact(ctx, (work) => removeDevice(work, params.id))
  },
}

export const deviceLabelHandlers: Handlers<typeof deviceLabels> = {
  label: (ctx, { params, body }) => labelOf(ctx, params.id, body.isRenewed),
  read: (ctx, { params }) => readLabel(ctx, params.token),
  report: (ctx, { params, body }) => reportDevice(ctx, params.token, body),
}

export const deviceLinkHandlers: Handlers<typeof deviceLinks> = {
  list: (ctx, { params }) => listLinks(ctx, params.id),
  add: async (ctx, { params }) => {
    await transact(ctx, (work) => addLink(work, params.id, params.other))
  },
  remove: async (ctx, { params }) => {
    await transact(ctx, (work) => removeLink(work, params.id, params.other))
  },
}

export const deviceActHandlers: Handlers<typeof deviceActs> = {
  list: async (ctx, { params }) => ({ items: await listActs(ctx, params.id) }),
  run: (ctx, { params, body }) => runAct(ctx, params.id, body),
  scripts: async (ctx) => ({ items: await listScripts(ctx) }),
  addScript: (ctx, { body }) => transact(ctx, (work) => addScript(work, body)),
  removeScript: async (ctx, { params }) => {
    await transact(ctx, (work) => removeScript(work, params.id))
  },
}

export const deviceImportHandlers: Handlers<typeof deviceImports> = {
  run: (ctx, { body }) => transact(ctx, (work) => importDevices(work, body)),
}

export const deviceFactHandlers: Handlers<typeof deviceFacts> = {
  inventory: (ctx, { params }) => getInventory(ctx, params.id),
  metrics: (ctx, { params, query }) => getMetrics(ctx, params.id, query.span),
  tickets: async (ctx, { params }) => ({ items: await listTicketsOf(ctx, params.id) }),
}

export const ticketDeviceHandlers: Handlers<typeof ticketDevices> = {
  list: async (ctx, { params }) => ({ items: await listDevicesOn(ctx, params.number) }),
  add: async (ctx, { params }) => {
    await transact(ctx, (work) => linkDevice(work, params.number, params.id))
  },
  remove: async (ctx, { params }) => {
    await transact(ctx, (work) => unlinkDevice(work, params.number, params.id))
  },
}

export const deviceWatchingHandlers: Handlers<typeof deviceWatching> = {
  groups: async (ctx) => ({ items: await listGroups(ctx) }),
  addGroup: (ctx, { body }) => transact(ctx, (work) => addGroup(work, body.name)),
  removeGroup: async (ctx, { params }) => {
    await transact(ctx, (work) => removeGroup(work, params.id))
  },
  thresholds: async (ctx) => ({ items: await listThresholds(ctx) }),
  addThreshold: (ctx, { body }) => transact(ctx, (work) => addThreshold(work, body)),
  changeThreshold: (ctx, { params, body }) => transact(ctx, (work) => changeThreshold(work, params.id, body)),
  removeThreshold: async (ctx, { params }) => {
    await transact(ctx, (work) => removeThreshold(work, params.id))
  },
  windows: async (ctx) => ({ items: await listWindows(ctx) }),
  addWindow: (ctx, { body }) => transact(ctx, (work) => addWindow(work, body)),
  skipWindow: (ctx, { params }) => transact(ctx, (work) => skipWindow(work, params.id)),
  removeWindow: async (ctx, { params }) => {
    await transact(ctx, (work) => removeWindow(work, params.id))
  },
}

/** What agents may ask of the desk; a higher feature adds its own at the composition root. */
export const deviceRequestHandlers: DeviceRequestHandlers = {
  'metrics.report': takeMetrics,
  'inventory.report': takeInventory,
}

export const deviceTeamHandlers: Handlers<typeof deviceTeams> = {
  list: async (ctx) => ({ items: await listDeviceTeams(ctx) }),
  turn: async (ctx, { params, body }) => {
    await transact(ctx, (work) => turnDevices(work, params.id, body))
  },
}

/** For every websocket of the desk: longer frames end the connection before they are read. */
export const websocketOptions = { options: { maxPayload: longestFrameBytes, perMessageDeflate: false } }

/** The door for device agents. It speaks websocket only, and knows no cookies: each connection proves itself. */
export function serveDeviceLine(app: FastifyInstance, hub: DeviceHub): void {
  app.route({
    method: 'GET',
    url: channelPath,
    handler: async () => {
      throw new AppError('malformed', 'Device agents open this as a websocket')
    },
    wsHandler: (socket, request) => void hub.accept(socket, request.ip),
  })
  app.addHook('preClose', () => hub.close())
}
