import type { FastifyInstance } from 'fastify'
import { contract } from '#contract/index.ts'
import { alertHandlers, alertSourceHandlers } from '../../alerts/index.ts'
import {
  deviceActHandlers,
  deviceAgentHandlers,
  deviceFactHandlers,
  deviceHandlers,
  deviceImportHandlers,
  deviceLabelHandlers,
  deviceLinkHandlers,
  deviceTeamHandlers,
  deviceWatchingHandlers,
  ticketDeviceHandlers,
} from '../../devices/index.ts'
import { meshHandlers } from '../../mesh/index.ts'
import { type Authenticate, bind } from '../../platform/http.ts'
import { iceHandlers, remoteHandlers } from '../../remote/index.ts'

/** Machines, what watches them, and help from afar. */
export function bindDeviceRoutes(app: FastifyInstance, who: Authenticate): void {
  bind(app, who, contract.alerts, alertHandlers)
  bind(app, who, contract.alertSources, alertSourceHandlers)
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
  bind(app, who, contract.mesh, meshHandlers)
  bind(app, who, contract.iceServers, iceHandlers)
  bind(app, who, contract.remote, remoteHandlers)
}
