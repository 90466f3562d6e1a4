/** What the composition root may use of notifications; nobody else does. */
export { forgetNotifications } from './commands.ts'
export { writeDigests } from './digest.ts'
export { remindOfTask, wakeReminders } from './due.ts'
export { mailLater } from './mails.ts'
export { pushHandlers } from './push/routes.ts'
export { sendPush } from './push/send.ts'
export { notificationReaction } from './reaction.ts'
export { notificationHandlers } from './routes.ts'
