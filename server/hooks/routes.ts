import type { hooks } from '#contract/hooks.ts'
import { listFields } from '../fields/index.ts'
import { transact } from '../kernel/context.ts'
import type { Handlers } from '../platform/http.ts'
import { addHook, changeHook, removeHook, renewToken, retryReceipt } from './commands.ts'
import { getReceipt, listHooks, listReceipts } from './queries.ts'
import { finderOf, readBody } from './read-body.ts'
import { receive } from './receive.ts'

export const hookHandlers: Handlers<typeof hooks> = {
  receive: async (ctx, { params, body }) => ({ id: await receive(ctx, params.token, body) }),
  list: async (ctx) => ({ items: await listHooks(ctx.db) }),
  create: (ctx, { body }) => transact(ctx, (work) => addHook(work, body)),
  update: (ctx, { params, body }) => transact(ctx, (work) => changeHook(work, params.id, body)),
  remove: async (ctx, { params }) => {
    await transact(ctx, (work) => removeHook(work, params.id))
  },
  renew: (ctx, { params }) => transact(ctx, (work) => renewToken(work, params.id)),
  try: async (ctx, { body: { name, mapping, sample } }) =>
    readBody({ name, mapping, fields: await listFields(ctx.db), find: finderOf(ctx.services, ctx.db) }, sample),
  receipts: (ctx, { params, query }) => listReceipts(ctx, params.id, query),
  receipt: (ctx, { params }) => getReceipt(ctx.db, params.id, params.receiptId),
  retry: (ctx, { params }) => transact(ctx, (work) => retryReceipt(work, params.id, params.receiptId)),
}
