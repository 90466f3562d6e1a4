export { cleanReadyText, fillText } from './fill.ts'
export { readyTextHandlers } from './routes.ts'
export { valuesOfTicket } from './values.ts'
