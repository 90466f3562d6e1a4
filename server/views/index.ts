export { faultsOfViewCondition } from './conditions/check.ts'
export { compileCondition, type Onlooker } from './conditions/compile.ts'
export { openView } from './queries.ts'
export { viewHandlers } from './routes.ts'
