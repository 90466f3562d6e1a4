import type { receiving } from '#contract/receiving.ts'
import { findInbox } from '../inboxes/index.ts'
import { transact } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import type { Handlers } from '../platform/http.ts'
import { beginImport, cancelImport } from './imports/commands.ts'
import { listImports } from './imports/queries.ts'
import { findSource, presentReceiving, removeReceiving, saveReceiving } from './settings.ts'
import { tryMailbox } from './try-mailbox.ts'

export const receivingHandlers: Handlers<typeof receiving> = {
  get: async (ctx, { params }) => {
    found(await findInbox(ctx.db, params.id), 'Inbox')
    const source = await findSource(ctx.db, params.id)
    return { receiving: source === undefined ? null : presentReceiving(source) }
  },
  save: (ctx, { params, body }) => transact(ctx, (work) => saveReceiving(work, params.id, body)),
  remove: async (ctx, { params }) => {
    await transact(ctx, (work) => removeReceiving(work, params.id))
    return undefined
  },
  try: (ctx, { params, body }) => tryMailbox(ctx, params.id, body),
  imports: async (ctx, { params }) => {
    found(await findInbox(ctx.db, params.id), 'Inbox')
    return { items: await listImports(ctx.db, params.id) }
  },
  beginImport: (ctx, { params, body }) => transact(ctx, (work) => beginImport(work, params.id, body)),
  cancelImport: (ctx, { params }) => transact(ctx, (work) => cancelImport(work, params.id)),
}
