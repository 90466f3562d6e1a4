import type { escalations } from '#contract/escalation.ts'
import { personOf } from '../kernel/actor.ts'
import { transact } from '../kernel/context.ts'
import type { Handlers } from '../platform/http.ts'
import { getTicketId } from '../tickets/index.ts'
import { escalateByHand } from './by-hand.ts'
import { escalationsOf } from './queries.ts'
import { listSteps, putSteps } from './steps.ts'

export const escalationHandlers: Handlers<typeof escalations> = {
  steps: async (ctx, { params }) => ({ items: await listSteps(ctx.db, params.id) }),
  putSteps: async (ctx, { params, body }) => ({
    items: await transact(ctx, (work) => putSteps(work, params.id, body.steps)),
  }),
  ofTicket: async (ctx, { params }) => escalationsOf(ctx.db, await getTicketId(ctx, params.number)),
  escalate: async (ctx, { params, body }) => {
    const id = await getTicketId(ctx, params.number)
    await transact(ctx, (work) => escalateByHand(work, personOf(ctx.actor), params.number, body))
    // Also where it is out of reach now: whoever sent it there learns that it went.
    return escalationsOf(ctx.db, id)
  },
}
