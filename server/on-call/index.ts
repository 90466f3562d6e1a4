export { callNext, callOut } from './callouts.ts'
export { forgetCallouts } from './forget.ts'
export { onCallReaction } from './reaction.ts'
export { onCallHandlers } from './routes.ts'
