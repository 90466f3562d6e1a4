/** What other features may use of devices. */
export { askDevice, forgetQuestions } from './ask.ts'
export { addDevice } from './commands.ts'
export { addGroup } from './groups.ts'
export { DeviceHub } from './hub.ts'
export { deskKey } from './keys.ts'
export { closeSilentLines, deviceChannel } from './lines.ts'
export { addLink } from './links/links.ts'
export { forgetMetrics } from './measure.ts'
export { linkDevice } from './on-tickets.ts'
export { findDevices } from './queries.ts'
export { devicesVisibleTo } from './reach.ts'
export { deviceReferences } from './references.ts'
export {
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
} from './routes.ts'
export { turnDevices } from './teams.ts'
export { watchAbsent } from './thresholds/watch.ts'
export { rollWindows } from './window-rolling.ts'
