export { forgetRemovedTasks } from './commands.ts'
export { checklistHandlers, taskHandlers } from './routes.ts'
