export { addRun } from './commands.ts'
export { forgetBulkRuns } from './forget.ts'
export { bulkHandlers } from './routes.ts'
export { runBulk } from './run.ts'
