export { forgetWebhooks } from './forget.ts'
export { callWebhook, sendAction, webhookReaction } from './reaction.ts'
export { webhookHandlers } from './routes.ts'
export { sendWebhook } from './send.ts'
