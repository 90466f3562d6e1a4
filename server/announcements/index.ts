/** What other features and the composition roots may use of announcements. */
export { addUpdate, announce } from './commands.ts'
export { forgetUnconfirmed, mailSubscribers } from './mails.ts'
export { announcementHandlers } from './routes.ts'
