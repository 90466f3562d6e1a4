export { drainQueue, drainQueues, drainQueuesOf } from './drain.ts'
export { assignmentReaction } from './reaction.ts'
export { assignmentHandlers, skillHandlers } from './routes.ts'
export { readTicketSkills } from './ticket-skills.ts'
