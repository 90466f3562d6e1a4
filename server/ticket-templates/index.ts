export { openFromTemplate } from './open.ts'
export { ticketTemplateHandlers } from './routes.ts'
