export { readLogo } from './logo.ts'
export { deskHandlers } from './routes.ts'
export { createFirstAdministrator, makeSetupLink } from './set-up.ts'
export { readSettings, settingsOf, writeSettings } from './settings.ts'
