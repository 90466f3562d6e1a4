export { openDue, wakeRecurring } from './open-due.ts'
export { recurringHandlers } from './routes.ts'
