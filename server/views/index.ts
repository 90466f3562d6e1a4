export { conditionsOfView } from './definitions.ts'
export { hasView } from './queries.ts'
export { viewHandlers } from './routes.ts'
