export { recentHandlers } from './routes.ts'
