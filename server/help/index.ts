export { serveHelp } from './serve.ts'
