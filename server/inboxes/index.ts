export { domainOf } from './addresses.ts'
export { addInbox } from './commands.ts'
export {
  defaultInbox,
  findInbox,
  findInboxByAddress,
  hasReachableAddress,
  isOwnAddress,
  isOwnDomain,
} from './queries.ts'
export { inboxHandlers } from './routes.ts'
export type { InboxRow } from './schema.ts'
