import type { push } from '#contract/push.ts'
import type { Handlers } from '../../platform/http.ts'
import { pushState, subscribe, testPush, unsubscribe } from './subscriptions.ts'

export const pushHandlers: Handlers<typeof push> = {
  state: async (ctx) => pushState(ctx),
  subscribe: async (ctx, { body }) => {
    await subscribe(ctx, body)
    return pushState(ctx)
  },
  unsubscribe: async (ctx) => {
    await unsubscribe(ctx)
  },
  test: async (ctx) => {
    await testPush(ctx)
  },
}
