export { openView } from './queries.ts'
export { viewHandlers } from './routes.ts'
