import type { patterns } from '#contract/patterns.ts'
import { transact } from '../kernel/context.ts'
import type { Handlers } from '../platform/http.ts'
import { getProblem } from '../problems/index.ts'
import { dismissPattern, makeProblem, reopenPattern } from './commands.ts'
import { getPattern, listCandidates, listPatterns, listPatternTickets } from './queries.ts'
import { splitOff } from './split-off.ts'

export const patternHandlers: Handlers<typeof patterns> = {
  list: (ctx, { query }) => listPatterns(ctx, query),
  get: (ctx, { params }) => getPattern(ctx, params.id),
  tickets: (ctx, { params, query }) => listPatternTickets(ctx, params.id, query),
  splitOff: async (ctx, { params, body }) => {
    await transact(ctx, (work) => splitOff(work, params.id, body.numbers))
    return getPattern(ctx, params.id)
  },
  dismiss: async (ctx, { params, body }) => {
    await transact(ctx, (work) => dismissPattern(work, params.id, body.reason))
    return getPattern(ctx, params.id)
  },
  reopen: async (ctx, { params }) => {
    await transact(ctx, (work) => reopenPattern(work, params.id))
    return getPattern(ctx, params.id)
  },
  toProblem: async (ctx, { params, body }) =>
    getProblem(ctx, await transact(ctx, (work) => makeProblem(work, params.id, body.title))),
  candidates: async (ctx, { params }) => ({ items: await listCandidates(ctx, params.number) }),
}
