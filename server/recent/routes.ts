import type { recent } from '#contract/recent.ts'
import { personOf } from '../kernel/actor.ts'
import type { Handlers } from '../platform/http.ts'
import { addRecent, listRecent } from './recent.ts'

export const recentHandlers: Handlers<typeof recent> = {
  list: async (ctx) => ({ items: await listRecent(ctx, personOf(ctx.actor)) }),
  add: async (ctx, { params }) => {
    await addRecent(ctx, personOf(ctx.actor), params.number)
  },
}
