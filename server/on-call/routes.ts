import type { onCall } from '#contract/on-call.ts'
import { personOf } from '../kernel/actor.ts'
import { transact } from '../kernel/context.ts'
import type { Handlers } from '../platform/http.ts'
import { answerCall, callForTicket, listCallouts } from './answer.ts'
import { addOverride, removeOverride, removeRota, setRota } from './commands.ts'
import { listRotas } from './queries.ts'

export const onCallHandlers: Handlers<typeof onCall> = {
  list: async (ctx) => ({ items: await listRotas(ctx, personOf(ctx.actor)) }),
  set: (ctx, { params, body }) => transact(ctx, (work) => setRota(work, personOf(ctx.actor), params.id, body)),
  remove: async (ctx, { params }) => {
    await transact(ctx, (work) => removeRota(work, personOf(ctx.actor), params.id))
  },
  addOverride: (ctx, { params, body }) =>
    transact(ctx, (work) => addOverride(work, personOf(ctx.actor), params.id, body)),
  removeOverride: async (ctx, { params }) => {
    await transact(ctx, (work) => removeOverride(work, personOf(ctx.actor), params.id))
  },
  call: (ctx, { params }) => transact(ctx, (work) => callForTicket(work, personOf(ctx.actor), params.number)),
  callouts: async (ctx) => ({ items: await listCallouts(ctx) }),
  answer: async (ctx, { params }) => {
    await transact(ctx, (work) => answerCall(work, personOf(ctx.actor), params.id))
  },
}
