import type { presences } from '#contract/presence.ts'
import { personOf } from '../kernel/actor.ts'
import type { Handlers } from '../platform/http.ts'
import { tellPresence } from './commands.ts'
import { listPresences } from './queries.ts'

export const presenceHandlers: Handlers<typeof presences> = {
  list: async (ctx) => ({ items: await listPresences(ctx, personOf(ctx.actor).id) }),
  tell: async (ctx, { params, body }) => {
    await tellPresence(ctx, personOf(ctx.actor), params.number, body)
  },
}
