import type { views } from '#contract/views.ts'
import { personOf } from '../kernel/actor.ts'
import { notFound } from '../kernel/errors.ts'
import type { Handlers } from '../platform/http.ts'
import { listTickets } from '../tickets/index.ts'
import { conditionsOfView } from './definitions.ts'
import { countViews, hasView, listViews } from './queries.ts'

export const viewHandlers: Handlers<typeof views> = {
  list: async (ctx) => ({ items: await listViews(ctx, personOf(ctx.actor)) }),
  counts: async (ctx) => ({ counts: await countViews(ctx, personOf(ctx.actor)) }),
  tickets: async (ctx, { params, query }) => {
    const actor = personOf(ctx.actor)
    if (!(await hasView(ctx, actor, params.id))) throw notFound('View')
    return listTickets(ctx, conditionsOfView(params.id, actor.id), query)
  },
}
