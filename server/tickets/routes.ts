import type { attachments } from '#contract/attachments.ts'
import type { ticketFollowers } from '#contract/followers.ts'
import type { messages } from '#contract/messages.ts'
import type { tickets } from '#contract/tickets.ts'
import { personOf } from '../kernel/actor.ts'
import type { Handlers } from '../platform/http.ts'
import { sendArchive } from './archive.ts'
import { createTicket } from './create.ts'
import { findDraft, keepDraft } from './drafts.ts'
import { listDuplicates, markDistinct, unmarkDistinct } from './duplicates.ts'
import { follow, unfollow } from './followers/commands.ts'
import { listColleagues, listFollowers } from './followers/queries.ts'
import { listLinks, relateTickets, unlinkTickets } from './links.ts'
import { conditionsOf, listTickets } from './list.ts'
import { logCall } from './log-call.ts'
import { mergeTicket } from './merge/merge-ticket.ts'
import { unmergeTicket } from './merge/unmerge-ticket.ts'
import { getOwnMessage, listMessages } from './message-queries.ts'
import { moveMessage } from './move/move-message.ts'
import { splitTicket } from './move/split-ticket.ts'
import { undoMove } from './move/undo-move.ts'
import { getChangedTicket, getTicket, listHistory } from './queries.ts'
import { markRead } from './reads.ts'
import { timingFor } from './scheduled/propose.ts'
import { getScheduledReply } from './scheduled/queries.ts'
import { scheduleReply, timingOf } from './scheduled/schedule.ts'
import { listTags } from './tags.ts'
import { sendAttachment, uploadAttachments } from './transfer.ts'
import { updateTicket } from './update.ts'
import { confirmSolved, denySolved, writeMessage } from './write-message.ts'

export const ticketHandlers: Handlers<typeof tickets> = {
  create: async (ctx, { body }) => {
    const ticket = await createTicket(ctx, personOf(ctx.actor), body)
    return getChangedTicket(ctx, ticket)
  },
  list: async (ctx, { query }) => listTickets(ctx, conditionsOf(query, personOf(ctx.actor)), query),
  get: async (ctx, { params }) => getTicket(ctx, params.number),
  change: async (ctx, { params, body }) => {
    const request = { number: params.number, change: body, ifMatch: ctx.ifMatch }
    return getChangedTicket(ctx, await updateTicket(ctx, personOf(ctx.actor), request))
  },
  history: async (ctx, { params, query }) => listHistory(ctx, params.number, query),
  solve: async (ctx, { params }) => {
    return getChangedTicket(ctx, await confirmSolved(ctx, personOf(ctx.actor), params.number))
  },
  reopen: async (ctx, { params, body }) => {
    return getChangedTicket(ctx, await denySolved(ctx, personOf(ctx.actor), params.number, body.bodyText ?? ''))
  },
  link: async (ctx, { params, body }) => {
    await relateTickets(ctx, params.number, body, { kind: 'person', personId: personOf(ctx.actor).id })
    return { items: await listLinks(ctx, params.number) }
  },
  unlink: async (ctx, { params }) => {
    await unlinkTickets(ctx, params.number, params.to, { kind: 'person', personId: personOf(ctx.actor).id })
    return { items: await listLinks(ctx, params.number) }
  },
  links: async (ctx, { params }) => ({ items: await listLinks(ctx, params.number) }),
  duplicates: async (ctx, { params }) => ({ items: await listDuplicates(ctx, params.number) }),
  markDistinct: async (ctx, { params }) => {
    await markDistinct(ctx, personOf(ctx.actor), params.number, params.to)
  },
  unmarkDistinct: async (ctx, { params }) => {
    await unmarkDistinct(ctx, params.number, params.to)
  },
  merge: async (ctx, { params, body }) => {
    return getChangedTicket(ctx, await mergeTicket(ctx, personOf(ctx.actor), params.number, body.into))
  },
  unmerge: async (ctx, { params }) => {
    return getChangedTicket(ctx, await unmergeTicket(ctx, personOf(ctx.actor), params.number))
  },
  tags: async (ctx, { query }) => ({ items: await listTags(ctx, query.q) }),
}

export const followerHandlers: Handlers<typeof ticketFollowers> = {
  follow: async (ctx, { params }) => {
    await follow(ctx, params.number, personOf(ctx.actor).id)
    return { items: await listFollowers(ctx, params.number) }
  },
  unfollow: async (ctx, { params }) => {
    await unfollow(ctx, params.number)
    return { items: await listFollowers(ctx, params.number) }
  },
  add: async (ctx, { params }) => {
    await follow(ctx, params.number, params.id)
    return { items: await listFollowers(ctx, params.number) }
  },
  colleagues: async (ctx, { params, query }) => ({ items: await listColleagues(ctx, params.number, query.q) }),
}

export const messageHandlers: Handlers<typeof messages> = {
  list: async (ctx, { params, query }) => listMessages(ctx, params.number, query),
  add: async (ctx, { params, body }) => {
    const { sendAt, undoSeconds, ...draft } = body
    const request = { number: params.number, draft, ifMatch: ctx.ifMatch }
    const timing = await timingFor(ctx, draft, timingOf(ctx.now(), { sendAt, undoSeconds }))
    if (timing !== undefined) {
      return getScheduledReply(ctx, await scheduleReply(ctx, personOf(ctx.actor), request, timing))
    }
    const message = await writeMessage(ctx, personOf(ctx.actor), request)
    return getOwnMessage(ctx, message.id)
  },
  read: async (ctx, { params, body }) => {
    await markRead(ctx, personOf(ctx.actor).id, params.number, body.messageId)
  },
  move: async (ctx, { params, body }) => {
    const request = { number: params.number, messageId: params.id, to: body.to }
    return { number: (await moveMessage(ctx, personOf(ctx.actor), request)).number }
  },
  split: async (ctx, { params, body }) => {
    const request = { number: params.number, messageIds: body.messageIds, subject: body.subject }
    return { number: (await splitTicket(ctx, personOf(ctx.actor), request)).number }
  },
  undoMove: async (ctx, { params }) => {
    return { number: (await undoMove(ctx, personOf(ctx.actor), params.number, params.id)).number }
  },
  logCall: async (ctx, { body }) => {
    return getChangedTicket(ctx, await logCall(ctx, personOf(ctx.actor), body))
  },
  getDraft: async (ctx, { params }) => ({
    draft: (await findDraft(ctx, personOf(ctx.actor).id, params.number)) ?? null,
  }),
  putDraft: async (ctx, { params, body }) => ({
    draft: (await keepDraft(ctx, personOf(ctx.actor).id, params.number, body)) ?? null,
  }),
}

export const attachmentHandlers: Handlers<typeof attachments> = {
  upload: async (ctx) => ({ items: await uploadAttachments(ctx) }),
  download: async (ctx, { params, query }) => sendAttachment(ctx, params.id, query.inline === true),
  archive: async (ctx, { params, query }) => sendArchive(ctx, params.number, query.message),
}
