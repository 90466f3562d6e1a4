export { recordAct } from './record-act.ts'
export { auditHandlers } from './routes.ts'
