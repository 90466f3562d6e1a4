import type { sideConversations } from '#contract/side-conversations.ts'
import { personOf } from '../../kernel/actor.ts'
import type { Handlers } from '../../platform/http.ts'
import { getOwnMessage, listSideMessages } from '../../tickets/index.ts'
import { changeConversation } from './change.ts'
import { moveConversation } from './move.ts'
import { getConversation, listConversations } from './queries.ts'
import { startConversation, writeOn } from './write.ts'

export const sideConversationHandlers: Handlers<typeof sideConversations> = {
  list: async (ctx, { params }) => ({ items: await listConversations(ctx, params.number) }),
  start: async (ctx, { params, body }) => {
    return getConversation(ctx, await startConversation(ctx, personOf(ctx.actor), params.number, body))
  },
  get: async (ctx, { params }) => getConversation(ctx, params.id),
  messages: async (ctx, { params, query }) => {
    await getConversation(ctx, params.id)
    return listSideMessages(ctx, params.id, query)
  },
  write: async (ctx, { params, body }) => {
    return getOwnMessage(ctx, await writeOn(ctx, personOf(ctx.actor), params.id, body))
  },
  change: async (ctx, { params, body }) => {
    await changeConversation(ctx, personOf(ctx.actor), params.id, body)
    return getConversation(ctx, params.id)
  },
  move: async (ctx, { params, body }) => {
    await moveConversation(ctx, personOf(ctx.actor), params.id, body.to)
    return getConversation(ctx, params.id)
  },
}
