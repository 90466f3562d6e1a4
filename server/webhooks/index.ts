export { forgetWebhooks } from './forget.ts'
export { callWebhook, webhookReaction } from './reaction.ts'
export { webhookHandlers } from './routes.ts'
export { sendWebhook } from './send.ts'
