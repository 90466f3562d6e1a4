/** Major incidents: what concerns everybody, one word to all of them, and what was learnt. */
export { majorIncidentHandlers } from './routes.ts'
export { spreadUpdate } from './tell-all.ts'
