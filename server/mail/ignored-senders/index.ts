export {
  getIgnoredSender,
  ignoreSender,
  isIgnoredSender,
  listenAgain,
  listIgnoredSenders,
} from './ignored-senders.ts'
export { domainOf } from './values.ts'
