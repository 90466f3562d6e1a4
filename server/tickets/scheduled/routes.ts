import type { scheduledReplies } from '#contract/scheduled-replies.ts'
import { personOf } from '../../kernel/actor.ts'
import type { Handlers } from '../../platform/http.ts'
import { getOwnMessage } from '../message-queries.ts'
import { approveReply, sendReplyBack } from './approve.ts'
import { sendReplyNow } from './leave.ts'
import { getScheduledReply, listOwnReplies, listScheduledReplies, listToApprove } from './queries.ts'
import { rescheduleReply } from './schedule.ts'
import { removeReply, stopReply } from './stop.ts'

export const scheduledReplyHandlers: Handlers<typeof scheduledReplies> = {
  list: async (ctx, { params }) => ({ items: await listScheduledReplies(ctx, params.number) }),
  own: async (ctx) => ({ items: await listOwnReplies(ctx, personOf(ctx.actor).id) }),
  toApprove: async (ctx) => ({ items: await listToApprove(ctx) }),
  approve: async (ctx, { params, body }) => {
    await approveReply(ctx, personOf(ctx.actor), params.id, body.bodyHtml)
  },
  sendBack: async (ctx, { params, body }) => {
    await sendReplyBack(ctx, personOf(ctx.actor), params.id, body.word)
    return getScheduledReply(ctx, params.id)
  },
  change: async (ctx, { params, body }) => {
    await rescheduleReply(ctx, personOf(ctx.actor), params.id, body.sendAt)
    return getScheduledReply(ctx, params.id)
  },
  send: async (ctx, { params }) => {
    const message = await sendReplyNow(ctx, personOf(ctx.actor), params.id)
    return getOwnMessage(ctx, message.id)
  },
  stop: async (ctx, { params }) => {
    await stopReply(ctx, personOf(ctx.actor), params.id)
    return getScheduledReply(ctx, params.id)
  },
  remove: async (ctx, { params }) => {
    await removeReply(ctx, personOf(ctx.actor), params.id)
  },
}
