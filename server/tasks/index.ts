export { checkAssignee } from './assignee.ts'
export { putIn } from './checklists.ts'
export { appendTasks, forgetRemovedTasks, removeIn } from './commands.ts'
export { checklistHandlers, taskHandlers } from './routes.ts'
