export { conditionsOfView } from './queries.ts'
export { viewHandlers } from './routes.ts'
