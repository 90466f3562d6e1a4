export { compileCondition } from './conditions/compile.ts'
export { openView } from './queries.ts'
export { viewHandlers } from './routes.ts'
