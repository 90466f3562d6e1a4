export { deskHandlers } from './routes.ts'
export { createFirstAdministrator, makeSetupLink } from './set-up.ts'
export { readSettings } from './settings.ts'
