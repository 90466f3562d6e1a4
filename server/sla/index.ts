/** What escalation and the composition root may use of service level agreements. */
export { runApplication } from './application/run.ts'
export { placeFirstPolicy } from './policies/first.ts'
export { presentClocks } from './present.ts'
export { catchUp, promiseTo, slaReaction } from './reaction.ts'
export { recountClocks } from './recount.ts'
export { clockHandlers, slaHandlers, teamAgreementHandlers } from './routes.ts'
export { verifyClocks } from './verify.ts'
export { lookAhead, wakeClocks } from './wake.ts'
