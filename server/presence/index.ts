export { forgetPresences } from './commands.ts'
export { presenceHandlers } from './routes.ts'
