import type { webhooks } from '#contract/webhooks.ts'
import { transact } from '../kernel/context.ts'
import type { Handlers } from '../platform/http.ts'
import { addWebhook, changeWebhook, removeWebhook, resendDelivery, rotateSecret, sendTest } from './commands.ts'
import { getDelivery, listDeliveries, listWebhooks } from './queries.ts'

export const webhookHandlers: Handlers<typeof webhooks> = {
  list: async (ctx) => ({ items: await listWebhooks(ctx) }),
  create: (ctx, { body }) => transact(ctx, (work) => addWebhook(work, body)),
  update: (ctx, { params, body }) => transact(ctx, (work) => changeWebhook(work, params.id, body)),
  remove: async (ctx, { params }) => {
    await transact(ctx, (work) => removeWebhook(work, params.id))
  },
  rotate: async (ctx, { params }) => ({ secret: await transact(ctx, (work) => rotateSecret(work, params.id)) }),
  test: (ctx, { params }) => transact(ctx, (work) => sendTest(work, params.id)),
  deliveries: (ctx, { params, query }) => listDeliveries(ctx, params.id, query),
  delivery: (ctx, { params }) => getDelivery(ctx.db, params.id, params.deliveryId),
  resend: (ctx, { params }) => transact(ctx, (work) => resendDelivery(work, params.id, params.deliveryId)),
}
