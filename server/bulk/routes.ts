import type { bulk } from '#contract/bulk.ts'
import { personOf } from '../kernel/actor.ts'
import type { Handlers } from '../platform/http.ts'
import { cancelRun, startRun, undoRun } from './commands.ts'
import { getRun, listResults, listRuns } from './queries.ts'

export const bulkHandlers: Handlers<typeof bulk> = {
  start: async (ctx, { body }) => getRun(ctx, await startRun(ctx, personOf(ctx.actor), body)),
  list: async (ctx, { query }) => listRuns(ctx, query),
  get: async (ctx, { params }) => getRun(ctx, params.id),
  results: async (ctx, { params, query }) => listResults(ctx, params.id, query),
  cancel: async (ctx, { params }) => {
    await cancelRun(ctx, params.id)
    return getRun(ctx, params.id)
  },
  undo: async (ctx, { params }) => getRun(ctx, await undoRun(ctx, personOf(ctx.actor), params.id)),
}
