import type { ignoredSenders, mailFilters } from '#contract/mail-filters.ts'
import { transact } from '../../kernel/context.ts'
import type { Handlers } from '../../platform/http.ts'
import { getIgnoredSender, ignoreSender, listenAgain, listIgnoredSenders } from '../ignored-senders/index.ts'
import { addFilter, changeFilter, removeFilter, sortFilters } from './commands.ts'
import { streamDryRun } from './dry-run-stream.ts'
import { listFilters } from './queries.ts'

export const mailFilterHandlers: Handlers<typeof mailFilters> = {
  list: async (ctx) => ({ items: await listFilters(ctx) }),
  create: (ctx, { body }) => transact(ctx, (work) => addFilter(work, body)),
  update: (ctx, { params, body }) => transact(ctx, (work) => changeFilter(work, params.id, body)),
  remove: async (ctx, { params }) => {
    await transact(ctx, (work) => removeFilter(work, params.id))
  },
  sort: async (ctx, { body }) => {
    await transact(ctx, (work) => sortFilters(work, body.ids))
    return { items: await listFilters(ctx) }
  },
  dryRun: async (ctx, { body }) => {
    await streamDryRun(ctx, body)
    return undefined
  },
}

export const ignoredSenderHandlers: Handlers<typeof ignoredSenders> = {
  list: (ctx, { query }) => listIgnoredSenders(ctx, query),
  add: (ctx, { body }) =>
    transact(ctx, async (work) => getIgnoredSender(work.tx, await ignoreSender(work, body.value, body.inboxId))),
  remove: async (ctx, { params }) => {
    await transact(ctx, (work) => listenAgain(work, params.id))
  },
}
