export { readyTextHandlers } from './routes.ts'
