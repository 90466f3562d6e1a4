import { z } from 'zod'
import { byId, instant } from './common.ts'
import { message } from './messages.ts'
import { operation } from './operation.ts'
import { scheduledReply } from './scheduled-reply.ts'
import { byNumber } from './tickets.ts'

const list = z.object({ items: z.array(scheduledReply) })
const write = { access: 'agent', scope: 'tickets:write' } as const
const read = { access: 'agent', scope: 'tickets:read' } as const

export const scheduledReplies = {
  list: operation({
    ...read,
    method: 'GET',
    path: '/tickets/:number/scheduled-replies',
    summary: 'The replies of a ticket that have not left: waiting for their time, or stopped; the next one first',
    params: byNumber,
    result: list,
    errors: ['not_found'],
  }),
  own: operation({
    ...read,
    method: 'GET',
    path: '/scheduled-replies',
    summary: 'What the caller wrote and has not left, the next one first; at most 200',
    result: list,
  }),
  toApprove: operation({
    ...read,
    method: 'GET',
    path: '/scheduled-replies/to-approve',
    summary: 'Replies of agents in training that wait for the word of the caller, the oldest first; at most 200',
    result: list,
  }),
  approve: operation({
    ...write,
    method: 'POST',
    path: '/scheduled-replies/:id/approve',
    summary: 'Let the reply of an agent in training leave, as it is or changed: at once, or at the time it waits for',
    params: byId,
    body: z.object({
      bodyHtml: z.string().min(1).max(1_000_000).optional().meta({ description: 'Absent: as its author wrote it' }),
    }),
    status: 204,
    errors: ['not_found', 'forbidden', 'already_done', 'ticket_closed', 'move_not_allowed', 'invalid'],
  }),
  sendBack: operation({
    ...write,
    method: 'POST',
    path: '/scheduled-replies/:id/send-back',
    summary: 'Give the reply of an agent in training back to its author, with a word',
    params: byId,
    body: z.object({ word: z.string().trim().min(1).max(2000) }),
    result: scheduledReply,
    errors: ['not_found', 'forbidden', 'already_done'],
  }),
  change: operation({
    ...write,
    method: 'PATCH',
    path: '/scheduled-replies/:id',
    summary: 'Let a reply leave at another time; one that was stopped waits again',
    params: byId,
    body: z.object({ sendAt: instant }),
    result: scheduledReply,
    errors: ['not_found', 'forbidden', 'invalid'],
  }),
  send: operation({
    ...write,
    method: 'POST',
    path: '/scheduled-replies/:id/send',
    summary: 'Send a waiting or stopped reply now; what refuses it leaves it as it was',
    params: byId,
    result: message,
    errors: ['not_found', 'forbidden', 'needs_approval', 'ticket_closed', 'move_not_allowed', 'invalid'],
  }),
  stop: operation({
    ...write,
    method: 'POST',
    path: '/scheduled-replies/:id/stop',
    summary: 'Take a reply back before it leaves; its text is kept until it is sent or discarded',
    params: byId,
    result: scheduledReply,
    errors: ['not_found', 'forbidden'],
  }),
  remove: operation({
    ...write,
    method: 'DELETE',
    path: '/scheduled-replies/:id',
    summary: 'Discard a reply that has not left',
    params: byId,
    status: 204,
    errors: ['not_found', 'forbidden'],
  }),
}
