import type { rules } from '#contract/ticket-rules.ts'
import { transact } from '../kernel/context.ts'
import type { Handlers } from '../platform/http.ts'
import { addRule, changeRule, removeRule, rollBackRule, sortRules } from './commands.ts'
import { streamDryRun } from './dry-run-stream.ts'
import { getRule, listRules, listVersions } from './queries.ts'
import { listRunsOfRule, listRunsOfTicket } from './runs.ts'

export const ruleHandlers: Handlers<typeof rules> = {
  list: async (ctx) => ({ items: await listRules(ctx.db, ctx.now()) }),
  get: (ctx, { params }) => getRule(ctx.db, params.id, ctx.now()),
  create: (ctx, { body }) => transact(ctx, (work) => addRule(work, body)),
  update: (ctx, { params, body }) => transact(ctx, (work) => changeRule(work, params.id, body)),
  remove: async (ctx, { params }) => {
    await transact(ctx, (work) => removeRule(work, params.id))
  },
  sort: async (ctx, { body }) => {
    await transact(ctx, (work) => sortRules(work, body.ids))
    return { items: await listRules(ctx.db, ctx.now()) }
  },
  versions: async (ctx, { params }) => ({ items: await listVersions(ctx.db, params.id) }),
  rollBack: (ctx, { params }) => transact(ctx, (work) => rollBackRule(work, params.id, params.version)),
  dryRun: async (ctx, { body }) => {
    await streamDryRun(ctx, body)
    return undefined
  },
  runs: (ctx, { params, query }) => listRunsOfRule(ctx, params.id, query),
  ofTicket: (ctx, { params, query }) => listRunsOfTicket(ctx, params.number, query),
}
