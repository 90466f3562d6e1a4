import type { FastifyInstance } from 'fastify'
import { channelPath, longestFrameBytes } from '#contract/device.ts'
import type { deviceAgents, devices, deviceTeams } from '#contract/devices.ts'
import { transact } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import type { Handlers } from '../platform/http.ts'
import { addDevice, changeDevice, removeDevice } from './commands.ts'
import { enrolDevice, makeEnrolmentCode } from './enrol.ts'
import type { DeviceHub } from './hub.ts'
import { getDevice, listDevices } from './queries.ts'
import { listDeviceTeams, turnDevices } from './teams.ts'

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

export const deviceTeamHandlers: Handlers<typeof deviceTeams> = {
  list: async (ctx) => ({ items: await listDeviceTeams(ctx) }),
  turn: async (ctx, { params, body }) => {
    await transact(ctx, (work) => turnDevices(work, params.id, body.isOn))
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
