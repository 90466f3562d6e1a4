export { timeEntryHandlers } from './routes.ts'
