export { fireSteps, lookAhead } from './fire.ts'
export { planPolicy } from './plan-policy.ts'
export { escalationReaction } from './reaction.ts'
export { escalationHandlers } from './routes.ts'
