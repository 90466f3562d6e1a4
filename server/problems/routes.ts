import type { problems } from '#contract/problems.ts'
import { personOf } from '../kernel/actor.ts'
import { transact } from '../kernel/context.ts'
import type { Handlers } from '../platform/http.ts'
import { changeProblem, openProblem } from './commands.ts'
import { addTicketsIn, removeTicketIn } from './link.ts'
import {
  getProblem,
  listKnownErrors,
  listProblemEvents,
  listProblems,
  listProblemTickets,
  problemOfTicket,
} from './queries.ts'
import { listProblemRuns, solveAll, tellAll } from './tell.ts'

export const problemHandlers: Handlers<typeof problems> = {
  list: (ctx, { query }) => listProblems(ctx, query),
  create: async (ctx, { body }) => getProblem(ctx, await transact(ctx, (work) => openProblem(work, body))),
  knownErrors: async (ctx) => ({ items: await listKnownErrors(ctx.db) }),
  get: (ctx, { params }) => getProblem(ctx, params.number),
  change: async (ctx, { params, body }) => {
    await transact(ctx, (work) => changeProblem(work, params.number, body, ctx.ifMatch))
    return getProblem(ctx, params.number)
  },
  tickets: (ctx, { params, query }) => listProblemTickets(ctx, params.number, query),
  addTickets: async (ctx, { params, body }) => {
    await transact(ctx, (work) => addTicketsIn(work, params.number, body.numbers))
    return getProblem(ctx, params.number)
  },
  removeTicket: async (ctx, { params }) => {
    await transact(ctx, (work) => removeTicketIn(work, params.number, params.ticket))
    return getProblem(ctx, params.number)
  },
  history: (ctx, { params, query }) => listProblemEvents(ctx, params.number, query),
  tell: async (ctx, { params, body }) => {
    await transact(ctx, (work) => tellAll(work, personOf(ctx.actor), params.number, body.answers))
    return { items: await listProblemRuns(ctx, params.number) }
  },
  solve: async (ctx, { params, body }) => {
    await transact(ctx, (work) => solveAll(work, personOf(ctx.actor), params.number, body))
    return { items: await listProblemRuns(ctx, params.number) }
  },
  runs: async (ctx, { params }) => ({ items: await listProblemRuns(ctx, params.number) }),
  ofTicket: (ctx, { params }) => problemOfTicket(ctx, params.number),
}
