export { addInbox } from './commands.ts'
export {
  defaultInbox,
  findInbox,
  findInboxByAddress,
  getInbox,
  isOwnAddress,
  signatureHtmlOf,
} from './queries.ts'
export { inboxHandlers } from './routes.ts'
export type { InboxRow } from './schema.ts'
