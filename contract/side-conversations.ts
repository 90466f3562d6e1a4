import { z } from 'zod'
import { byId, emailAddress, id, instant, pageOf, paging } from './common.ts'
import { mailbox, message } from './messages.ts'
import { operation } from './operation.ts'
import { personRef } from './people.ts'
import { bodyFields, byNumber, ticketStatus } from './tickets.ts'

/** Who is to do something: they, whom the desk asked; the desk, as they have answered; nobody any more. */
export const sideConversationState = z.enum(['waiting', 'answered', 'done'])

export const sideConversation = z
  .object({
    id,
    /** The ticket it belongs to now, wherever its own was merged into. */
    ticketNumber: z.int(),
    subject: z.string(),
    state: sideConversationState,
    /** An answer came that no agent has looked at. */
    hasNews: z.boolean(),
    /** Who is written to, and who has answered. */
    people: z.array(mailbox),
    startedBy: personRef.nullable(),
    messageCount: z.int(),
    /** The beginning of what was said last. */
    excerpt: z.string(),
    createdAt: instant,
    updatedAt: instant,
    can: z.object({ write: z.boolean() }),
  })
  .meta({
    id: 'SideConversation',
    description: 'Mail with somebody outside, beside the conversation with the requester',
  })
export type SideConversation = z.infer<typeof sideConversation>

const addresses = z.array(emailAddress).max(50)
const written = {
  ...bodyFields,
  /** Uploads of the caller. */
  attachmentIds: z.array(id).max(50).default([]),
  /** Status of the ticket to set with the message, as `on_hold`; absent: it stays. */
  status: ticketStatus.optional(),
}
const write = { access: 'agent', scope: 'tickets:write' } as const
const read = { access: 'agent', scope: 'tickets:read' } as const
const writeErrors = ['not_found', 'invalid', 'move_not_allowed', 'idempotency_mismatch'] as const

export const sideConversations = {
  list: operation({
    ...read,
    method: 'GET',
    path: '/tickets/:number/side-conversations',
    summary: 'The side conversations of a ticket, the one with the newest message first; at most 100',
    params: byNumber,
    result: z.object({ items: z.array(sideConversation) }),
    errors: ['not_found'],
  }),
  start: operation({
    ...write,
    method: 'POST',
    path: '/tickets/:number/side-conversations',
    summary: 'Write to somebody outside; the requester neither sees it nor the answers',
    params: byNumber,
    body: z.object({
      subject: z.string().trim().min(1).max(300),
      to: addresses.min(1),
      cc: addresses.default([]),
      ...written,
    }),
    result: sideConversation,
    status: 201,
    errors: writeErrors,
  }),
  get: operation({
    ...read,
    method: 'GET',
    path: '/side-conversations/:id',
    summary: 'One side conversation',
    params: byId,
    result: sideConversation,
    errors: ['not_found'],
  }),
  messages: operation({
    ...read,
    method: 'GET',
    path: '/side-conversations/:id/messages',
    summary: 'What was said in it, newest first',
    params: byId,
    query: paging,
    result: pageOf(message),
    errors: ['not_found', 'invalid_cursor'],
  }),
  write: operation({
    ...write,
    method: 'POST',
    path: '/side-conversations/:id/messages',
    summary: 'Write on in it',
    params: byId,
    body: z.object({
      to: addresses.min(1).optional().meta({ description: 'Absent: everybody whom it is with' }),
      cc: addresses.default([]),
      ...written,
    }),
    result: message,
    status: 201,
    errors: writeErrors,
  }),
  change: operation({
    ...write,
    method: 'PATCH',
    path: '/side-conversations/:id',
    summary: 'Say that nothing more is expected, or that something is; or that its news were looked at',
    params: byId,
    body: z.object({
      isDone: z.boolean().optional().meta({ description: 'True: nothing more is expected; false: it goes on' }),
      isSeen: z.literal(true).optional().meta({ description: 'Its newest answer was looked at' }),
    }),
    result: sideConversation,
    errors: ['not_found'],
  }),
  move: operation({
    ...write,
    method: 'POST',
    path: '/side-conversations/:id/move',
    summary: 'Put a side conversation on another ticket, with all that was said in it; nobody is mailed',
    params: byId,
    body: z.object({ to: z.int().positive() }),
    result: sideConversation,
    errors: ['not_found', 'invalid'],
  }),
}
