/** What the composition roots may use of receiving. */
export { runImport } from './imports/run-import.ts'
export { Receiver } from './receiver.ts'
export { receivingHandlers } from './routes.ts'
