import type { forwarding } from '#contract/forwarding.ts'
import { personOf } from '../../kernel/actor.ts'
import type { Handlers } from '../../platform/http.ts'
import { getOwnMessage } from '../../tickets/index.ts'
import { forwardMessage } from './forward.ts'
import { resendMessage } from './resend.ts'

export const forwardingHandlers: Handlers<typeof forwarding> = {
  forward: async (ctx, { params, body }) => {
    const { number, messageId } = params
    const id = await forwardMessage(ctx, personOf(ctx.actor), { number, messageId, draft: body })
    return getOwnMessage(ctx, id)
  },
  resend: async (ctx, { params, body }) => {
    const { number, messageId } = params
    const id = await resendMessage(ctx, personOf(ctx.actor), { number, messageId, wanted: body })
    return getOwnMessage(ctx, id)
  },
}
