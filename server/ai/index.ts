/** Optional help by a language model. Nothing else depends on it. */
export { forgetAiCalls } from './calls.ts'
export { aiHandlers } from './routes.ts'
