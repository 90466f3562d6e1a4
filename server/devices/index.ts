/** What other features may use of devices. */
export type { DeviceRequestHandlers } from './answer.ts'
export { askDevice, forgetQuestions, type Question } from './ask.ts'
export { DeviceHub } from './hub.ts'
export { closeSilentLines, deviceChannel } from './lines.ts'
export { forgetMetrics } from './measure.ts'
export { devicesVisibleTo } from './reach.ts'
export {
  deviceAgentHandlers,
  deviceFactHandlers,
  deviceHandlers,
  deviceRequestHandlers,
  deviceTeamHandlers,
  deviceWatchingHandlers,
  serveDeviceLine,
  ticketDeviceHandlers,
  websocketOptions,
} from './routes.ts'
export { type DeviceRow, getDeviceRow } from './row.ts'
export { watchAbsent } from './thresholds/watch.ts'
