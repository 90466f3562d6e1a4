export { putIn } from './checklists.ts'
export { forgetRemovedTasks, removeIn } from './commands.ts'
export { checklistHandlers, taskHandlers } from './routes.ts'
