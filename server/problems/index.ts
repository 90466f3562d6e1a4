/** What other features may use of problems. */
export { changeProblem, openProblem } from './commands.ts'
export { addFreeTickets } from './link.ts'
export { getProblem } from './queries.ts'
export { problemHandlers } from './routes.ts'
