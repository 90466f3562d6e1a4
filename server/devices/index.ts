/** What other features may use of devices. */
export type { DeviceRequestHandlers } from './answer.ts'
export { askDevice, forgetQuestions, type Question } from './ask.ts'
export { DeviceHub } from './hub.ts'
export { closeSilentLines, deviceChannel } from './lines.ts'
export { devicesVisibleTo } from './reach.ts'
export { deviceAgentHandlers, deviceHandlers, deviceTeamHandlers, serveDeviceLine, websocketOptions } from './routes.ts'
export { type DeviceRow, getDeviceRow } from './row.ts'
