import { z } from 'zod'
import { attachment } from './attachments.ts'
import { emailAddress, id, instant, pageOf, paging, phoneNumber, readingOrder } from './common.ts'
import { deliveryState, recipientDelivery } from './delivery.ts'
import { mailAuthentication } from './mail-authentication.ts'
import { calendarEvent, mailSecurity } from './mail-content.ts'
import { operation } from './operation.ts'
import { personRef } from './people.ts'
import { scheduledReply } from './scheduled-reply.ts'
import { bodyFields, byNumber, ticket, ticketStatus, ticketType, urgency } from './tickets.ts'

export const messageKind = z.enum(['reply', 'note', 'call', 'chat']).meta({ id: 'MessageKind' })
export type MessageKind = z.infer<typeof messageKind>

export const mailbox = z.object({ name: z.string(), address: z.string() })

/** Which of the rules of threading brought a mail to this ticket. */
export const matchedBy = z
  .enum([
    'signed_address',
    'own_message_id',
    'known_message_id',
    'subject_hook',
    /** Monitoring speaks of a problem that this ticket is about. */
    'same_problem',
    'new_ticket',
    /** A new ticket although it answers another one: why. */
    'stranger',
    'other_subject',
    'closed_too_long',
    /** An agent forwarded it on behalf of its writer. */
    'forwarded',
    'by_hand',
    'agent_answer',
    'agent_in_doubt',
    'agent_told_directly',
  ])
  .meta({ id: 'MatchedBy' })

export const callDetails = z.object({
  direction: z.enum(['in', 'out']),
  phone: z.string(),
  startedAt: instant,
  /** How long was spoken, in seconds. */
  durationSeconds: z.int().min(0).max(86_400),
})

export const message = z
  .object({
    id,
    kind: messageKind,
    /** in: from the requester's side; out: from the desk; internal: notes. */
    direction: z.enum(['in', 'out', 'internal']),
    author: personRef.nullable(),
    from: mailbox.nullable(),
    to: z.array(mailbox),
    cc: z.array(mailbox),
    /** Blind copies; told to agents only. */
    bcc: z.array(mailbox),
    subject: z.string(),
    bodyText: z.string(),
    /** Cleaned; quoted history carries `data-quoted`. */
    bodyHtml: z.string().nullable(),
    /** The text without quoted history and signature. */
    newText: z.string(),
    attachments: z.array(attachment),
    /** Appointments that came with the mail. */
    calendar: z.array(calendarEvent),
    /** Null for what is neither signed nor encrypted. */
    security: mailSecurity.nullable(),
    /** RFC 5322 identifiers, without angle brackets. */
    messageId: z.string().nullable(),
    inReplyTo: z.string().nullable(),
    references: z.array(z.string()),
    /** RFC 3834: written by a machine. */
    isAutomatic: z.boolean(),
    /** It may not be from whom it names; told to agents. */
    isUnverified: z.boolean(),
    /** How its mail proved where it comes from; told to agents, null when nothing could be checked. */
    authentication: mailAuthentication.nullable(),
    channel: z.string(),
    /** The worst of what is known of its recipients, and each of them. */
    delivery: z
      .object({
        state: deliveryState,
        error: z.string().nullable(),
        at: instant.nullable(),
        recipients: z.array(recipientDelivery),
      })
      .nullable(),
    matchedBy: matchedBy.nullable(),
    /** The received mail it was made from. */
    receivedId: id.nullable(),
    call: callDetails.nullable(),
    /** Null for whoever may not move it. `from`: the ticket it was moved from, and can be put back to. */
    move: z.object({ from: z.int().nullable() }).nullable(),
    /** Whom a note names, for agents; `sees` is false for who cannot open the ticket, and hence was not told. */
    mentions: z.array(z.object({ person: personRef, sees: z.boolean() })),
    /** The message that this note passed on to somebody outside; for agents. */
    forwardOf: id.nullable(),
    /** The conversation with somebody outside that this note is part of; for agents. */
    sideConversation: z.object({ id, subject: z.string() }).nullable(),
    createdAt: instant,
  })
  .meta({ id: 'Message' })
export type Message = z.infer<typeof message>

export const messageDraft = z
  .object({
    kind: z.enum(['reply', 'note', 'call']),
    ...bodyFields,
    attachmentIds: z.array(id).max(50).default([]),
    to: z.array(emailAddress).min(1).max(50).optional().meta({ description: 'Of a reply. Absent: the requester' }),
    cc: z.array(emailAddress).max(50).optional().meta({ description: 'Absent: everybody who takes part' }),
    bcc: z.array(emailAddress).max(50).optional(),
    dropParticipants: z.array(emailAddress).max(50).optional().meta({
      description: 'Who no longer takes part in the ticket; leaving somebody out of one reply does not end it',
    }),
    /** Whether the mail quotes what it answers; absent: as its inbox does. */
    quotesHistory: z.boolean().optional(),
    /** Status to set with the message. */
    status: ticketStatus.optional(),
    call: z
      .object({
        direction: z.enum(['in', 'out']),
        phone: phoneNumber.or(z.literal('')),
        startedAt: instant,
        durationSeconds: z.int().min(0).max(86_400),
      })
      .optional(),
  })
  .refine((draft) => hasText(draft) || draft.attachmentIds.length > 0, { error: 'Write something', path: ['bodyText'] })
  .refine((draft) => (draft.kind === 'call') === (draft.call !== undefined), {
    error: 'A call, and only a call, says when and how long it was',
    path: ['call'],
  })
export type MessageDraft = z.output<typeof messageDraft>

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

/** Whether a body says something: words or a picture. */
export function hasText(body: { bodyText?: string | undefined; bodyHtml?: string | undefined }): boolean {
  if ((body.bodyText ?? '').trim() !== '') return true
  const html = body.bodyHtml ?? ''
  // Each expression passes over the text once: whoever sends a megabyte of `<` learns nothing from it.
  return (
    /<img/i.test(html) ||
    html
      .replace(/<[^<>]*>/g, '')
      .replace(/&nbsp;/g, ' ')
      .trim() !== ''
  )
}
