/** Rules over tickets: when – if – then. Used by the composition root, and by nobody below. */
export { continueRule } from './continue.ts'
export { ruleReaction } from './engine.ts'
export { ruleHandlers } from './routes.ts'
export { countRuleRuns } from './run-counts.ts'
export { fireTimedRules } from './time.ts'
export { forgetRuleRuns } from './trace.ts'
