/** What the composition root uses of patterns. */
export { forgetGroups } from './forget.ts'
export { patternHandlers } from './routes.ts'
export { askForSweep, sweepPatterns } from './sweep.ts'
