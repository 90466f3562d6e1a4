import type { alertDoor, alertSources } from '#contract/alert-sources.ts'
import { transact } from '../../kernel/context.ts'
import type { Handlers } from '../../platform/http.ts'
import { addSource, changeSource, removeSource, renewToken, retryReceipt } from './commands.ts'
import { getReceipt, listReceipts, listSources } from './queries.ts'
import { receive } from './receive.ts'

/** Bound where every body arrives as the text that it is. */
export const alertDoorHandlers: Handlers<typeof alertDoor> = {
  receive: async (ctx, { params, query, body }) => ({
    id: await receive(ctx, { kind: params.source, token: query.token, body: typeof body === 'string' ? body : '' }),
  }),
}

export const alertSourceHandlers: Handlers<typeof alertSources> = {
  list: async (ctx) => ({ items: await listSources(ctx.db) }),
  create: (ctx, { body }) => transact(ctx, (work) => addSource(work, body)),
  update: (ctx, { params, body }) => transact(ctx, (work) => changeSource(work, params.id, body)),
  remove: async (ctx, { params }) => {
    await transact(ctx, (work) => removeSource(work, params.id))
  },
  renew: (ctx, { params }) => transact(ctx, (work) => renewToken(work, params.id)),
  receipts: (ctx, { params, query }) => listReceipts(ctx, params.id, query),
  receipt: (ctx, { params }) => getReceipt(ctx.db, params.id, params.receiptId),
  retry: (ctx, { params }) => transact(ctx, (work) => retryReceipt(work, params.id, params.receiptId)),
}
