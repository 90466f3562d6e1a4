import type { Handlers } from './handlers.ts'
import { remoteHandlers } from './remote/handlers.ts'

/** Everything that the desk may ask of this machine, each as far as its policy allows. */
export const handlers: Handlers = { ...remoteHandlers }
