export { applyInBulk } from './apply.ts'
export { macroHandlers } from './routes.ts'
export { forgetMacroUses } from './uses.ts'
