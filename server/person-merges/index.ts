export { personMergeHandlers } from './routes.ts'
