import type { inboxes } from '#contract/structure.ts'
import { transact } from '../kernel/context.ts'
import type { Handlers } from '../platform/http.ts'
import { addInbox, changeInbox } from './commands.ts'
import { listInboxes } from './queries.ts'

export const inboxHandlers: Handlers<typeof inboxes> = {
  list: async (ctx) => ({ items: await listInboxes(ctx.db) }),
  create: (ctx, { body }) => transact(ctx, (work) => addInbox(work, body)),
  update: (ctx, { params, body }) => transact(ctx, (work) => changeInbox(work, params.id, body)),
}
