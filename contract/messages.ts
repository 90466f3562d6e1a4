import { z } from 'zod'
import { attachment } from './attachments.ts'
import { emailAddress, id, instant, pageOf, paging, phoneNumber, readingOrder } from './common.ts'
import { message, messageDraft } from './message.ts'
import { operation } from './operation.ts'
import { scheduledReply } from './scheduled-reply.ts'
import { bodyFields, byNumber, ticket, ticketType, urgency } from './tickets.ts'

export * from './message.ts'

/** The longest that a reply waits to be taken back. */
const mostUndoSeconds = 60

const newMessage = messageDraft
  .safeExtend({
    sendAt: instant.optional().meta({ description: 'Of a reply by an agent: when it leaves, within a year' }),
    undoSeconds: z.int().min(0).max(mostUndoSeconds).optional().meta({
      description:
        'Of a reply by an agent without `sendAt`: how long it waits, to be taken back. Absent: it leaves at once',
    }),
  })
  .refine(({ kind, sendAt, undoSeconds }) => kind === 'reply' || (sendAt === undefined && !undoSeconds), {
    error: 'Only a reply can wait',
    path: ['sendAt'],
  })

/** A caller: a known person, or what is known of a new one. */
const caller = z
  .object({
    id: id.optional(),
    name: z.string().trim().max(120).optional(),
    email: emailAddress.optional(),
    phone: phoneNumber.optional(),
  })
  .refine((who) => who.id !== undefined || who.email !== undefined || (who.phone !== undefined && !!who.name), {
    error: 'Choose a person, or give a name with a number or an address',
  })

export const draft = z
  .object({
    kind: z.enum(['reply', 'note']),
    bodyHtml: z.string(),
    /** Null: the usual recipient. */
    to: z.array(z.string()).nullable(),
    cc: z.array(z.string()),
    bcc: z.array(z.string()),
    quotesHistory: z.boolean().nullable(),
    attachments: z.array(attachment),
    updatedAt: instant,
  })
  .meta({ id: 'Draft', description: 'What somebody is writing, kept while it is written' })
export type Draft = z.infer<typeof draft>

const oneMessage = z.object({ ...byNumber.shape, id })
/** Where the message is now. */
const movedTo = z.object({ number: z.int() })

export const messages = {
  list: operation({
    method: 'GET',
    path: '/tickets/:number/messages',
    summary:
      'The messages of a ticket, oldest first or newest first, or those around one of them; requesters get no notes',
    access: 'guest',
    scope: 'tickets:read',
    params: byNumber,
    query: paging.extend({
      order: readingOrder,
      /** Begin in the middle: with half of the page on each side of this message. */
      around: id.optional(),
    }),
    result: pageOf(message).extend({
      /** What lies before this page: to be asked for with the other order. Null at the beginning. */
      previousCursor: z.string().nullable(),
    }),
    errors: ['not_found', 'invalid_cursor'],
  }),
  add: operation({
    method: 'POST',
    path: '/tickets/:number/messages',
    summary:
      'Reply, note or log a call; `If-Match` refuses when the thread moved on. Answers the message, or with `sendAt` or `undoSeconds` the reply that waits',
    access: 'guest',
    scope: 'tickets:write',
    params: byNumber,
    body: newMessage,
    result: z.union([message, scheduledReply]),
    status: 201,
    errors: [
      'not_found',
      'forbidden',
      'needs_approval',
      'invalid',
      'ticket_changed',
      'ticket_closed',
      'move_not_allowed',
      'idempotency_mismatch',
    ],
  }),
  read: operation({
    method: 'PUT',
    path: '/tickets/:number/read',
    summary: 'Keep that the caller has read a ticket up to a message; nothing that was read becomes unread again',
    access: 'agent',
    params: byNumber,
    body: z.object({ messageId: id }),
    status: 204,
    errors: ['not_found'],
  }),
  move: operation({
    method: 'POST',
    path: '/tickets/:number/messages/:id/move',
    summary: 'Put a message on another ticket, or on a new one; its files and people go along, nobody is mailed',
    access: 'agent',
    scope: 'tickets:write',
    params: oneMessage,
    body: z.object({ to: z.int().positive().optional().meta({ description: 'Absent: a ticket of its own' }) }),
    result: movedTo,
    errors: ['not_found', 'invalid', 'ticket_closed'],
  }),
  split: operation({
    method: 'POST',
    path: '/tickets/:number/split',
    summary: 'Make a new ticket of several messages of one; each can be put back like a moved one, nobody is mailed',
    access: 'agent',
    scope: 'tickets:write',
    params: byNumber,
    body: z.object({
      messageIds: z.array(id).min(1).max(100),
      subject: z.string().trim().min(1).max(300).optional().meta({ description: 'Absent: that of the oldest message' }),
    }),
    result: movedTo,
    status: 201,
    errors: ['not_found', 'invalid'],
  }),
  undoMove: operation({
    method: 'POST',
    path: '/tickets/:number/messages/:id/undo-move',
    summary: 'Put a moved message back on the ticket it came from',
    access: 'agent',
    scope: 'tickets:write',
    params: oneMessage,
    result: movedTo,
    errors: ['not_found', 'already_done'],
  }),
  logCall: operation({
    method: 'POST',
    path: '/calls',
    summary: 'Log a phone call: opens a ticket for the caller, or adds to one',
    access: 'agent',
    scope: 'tickets:write',
    body: z.object({
      caller,
      /** Add to this ticket; absent: open a new one with `subject`. */
      ticketNumber: z.int().positive().optional(),
      subject: z.string().trim().min(1).max(300).optional(),
      type: ticketType.default('incident'),
      urgency: urgency.default(2),
      teamId: id.nullable().optional(),
      ...bodyFields,
      direction: z.enum(['in', 'out']).default('in'),
      startedAt: instant,
      durationSeconds: z.int().min(0).max(86_400).default(0),
      /** Solved on the phone. */
      solved: z.boolean().default(false),
    }),
    result: ticket,
    status: 201,
    errors: ['not_found', 'invalid', 'move_not_allowed'],
  }),
  getDraft: operation({
    method: 'GET',
    path: '/tickets/:number/draft',
    summary: 'What the caller has begun to write on this ticket',
    access: 'agent',
    params: byNumber,
    result: z.object({ draft: draft.nullable() }),
    errors: ['not_found'],
  }),
  putDraft: operation({
    method: 'PUT',
    path: '/tickets/:number/draft',
    summary: 'Keep what the caller is writing; an empty text without files removes it',
    access: 'agent',
    params: byNumber,
    body: z.object({
      kind: z.enum(['reply', 'note']),
      bodyHtml: z.string().max(1_000_000),
      to: z.array(z.string().max(254)).max(50).nullable().default(null),
      cc: z.array(z.string().max(254)).max(50).default([]),
      bcc: z.array(z.string().max(254)).max(50).default([]),
      quotesHistory: z.boolean().nullable().default(null),
      attachmentIds: z.array(id).max(50).default([]),
    }),
    result: z.object({ draft: draft.nullable() }),
    errors: ['not_found'],
  }),
}
