export { domainOf } from './addresses.ts'
export { addInbox } from './commands.ts'
export {
  defaultInbox,
  findInbox,
  findInboxByAddress,
  getInbox,
  hasReachableAddress,
  isOwnAddress,
  isOwnDomain,
  signatureHtmlOf,
} from './queries.ts'
export { inboxHandlers } from './routes.ts'
export type { InboxRow } from './schema.ts'
