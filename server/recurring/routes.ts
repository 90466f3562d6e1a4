import type { recurringTickets } from '#contract/recurring-tickets.ts'
import { transact } from '../kernel/context.ts'
import type { Handlers } from '../platform/http.ts'
import { addRecurring, changeRecurring, previewTimes, removeRecurring, skipNext } from './commands.ts'
import { listRecurrences, listRecurring } from './queries.ts'

export const recurringHandlers: Handlers<typeof recurringTickets> = {
  list: async (ctx) => ({ items: await listRecurring(ctx.db) }),
  create: (ctx, { body }) => transact(ctx, (work) => addRecurring(work, body)),
  update: (ctx, { params, body }) => transact(ctx, (work) => changeRecurring(work, params.id, body)),
  remove: async (ctx, { params }) => {
    await transact(ctx, (work) => removeRecurring(work, params.id))
  },
  skip: (ctx, { params, body }) => transact(ctx, (work) => skipNext(work, params.id, new Date(body.occursAt))),
  preview: async (ctx, { body }) => ({ items: previewTimes(body, ctx.now()) }),
  recurrences: (ctx, { params, query }) => listRecurrences(ctx, params.id, query),
}
