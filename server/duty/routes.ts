import type { duty } from '#contract/duty.ts'
import { personOf } from '../kernel/actor.ts'
import { transact } from '../kernel/context.ts'
import type { Handlers } from '../platform/http.ts'
import { addAbsence, changeAbsence, listAbsences, removeAbsence } from './absences.ts'
import { changeAgent } from './commands.ts'
import { listAgents } from './queries.ts'

export const dutyHandlers: Handlers<typeof duty> = {
  agents: async (ctx) => ({ items: await listAgents(ctx, personOf(ctx.actor)) }),
  change: (ctx, { params, body }) => transact(ctx, (work) => changeAgent(work, personOf(ctx.actor), params.id, body)),
  absences: async (ctx, { query }) => ({ items: await listAbsences(ctx, personOf(ctx.actor), query.personId) }),
  addAbsence: (ctx, { body }) => transact(ctx, (work) => addAbsence(work, personOf(ctx.actor), body)),
  changeAbsence: (ctx, { params, body }) =>
    transact(ctx, (work) => changeAbsence(work, personOf(ctx.actor), params.id, body)),
  removeAbsence: async (ctx, { params }) => {
    await transact(ctx, (work) => removeAbsence(work, personOf(ctx.actor), params.id))
  },
}
