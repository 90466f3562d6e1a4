/** What the composition root uses of patterns. */
export { patternHandlers } from './routes.ts'
export { askForSweep, sweepPatterns } from './sweep.ts'
