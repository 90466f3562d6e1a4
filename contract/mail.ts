import { z } from 'zod'
import { byId, emailAddress, id, instant, listParam, pageOf, paging } from './common.ts'
import { deliveryState } from './delivery.ts'
import { errorCode } from './errors.ts'
import { mailAuthentication } from './mail-authentication.ts'
import { appliedFilter } from './mail-filters.ts'
import { operation } from './operation.ts'
import { personRef } from './people.ts'
import { inboxRef } from './tickets.ts'

/** What became of a received mail; exactly one of these, `waiting` until it is decided. */
export const mailOutcome = z
  .enum(['waiting', 'ticket_opened', 'reply_added', 'quarantined', 'ignored'])
  .meta({ id: 'MailOutcome' })
export type MailOutcome = z.infer<typeof mailOutcome>

export const receivedMail = z
  .object({
    id,
    inboxId: id,
    source: z.enum(['smtp', 'cli', 'api', 'import', 'imap']),
    from: z.string(),
    to: z.array(z.string()),
    subject: z.string(),
    /** RFC 5322, without angle brackets; null when the mail had none. */
    messageId: z.string().nullable(),
    size: z.int(),
    /** How often the very same mail was delivered. */
    copies: z.int(),
    outcome: mailOutcome,
    /** A stable word for why, translated on screens; empty while waiting. */
    reason: z.string(),
    /** What broke, when it could not be read. */
    error: z.string().nullable(),
    /** Null when nothing could be checked. */
    authentication: mailAuthentication.nullable(),
    ticketNumber: z.int().nullable(),
    ticketMessageId: id.nullable(),
    /** The names of the filters that held. */
    filters: z.array(z.string()),
    receivedAt: instant,
    decidedAt: instant.nullable(),
  })
  .meta({ id: 'ReceivedMail' })
export type ReceivedMail = z.infer<typeof receivedMail>

const parsedMail = z.object({
  from: z.object({ name: z.string(), address: z.string() }).nullable(),
  to: z.array(z.object({ name: z.string(), address: z.string() })),
  cc: z.array(z.object({ name: z.string(), address: z.string() })),
  subject: z.string(),
  bodyText: z.string(),
  bodyHtml: z.string().nullable(),
  newText: z.string(),
  attachments: z.array(z.object({ filename: z.string(), contentType: z.string(), size: z.int() })),
  messageId: z.string().nullable(),
  inReplyTo: z.string().nullable(),
  references: z.array(z.string()),
  isAutomatic: z.boolean(),
  /** Which sign made it automatic. */
  automaticReason: z.string().nullable(),
})

export const outgoingMail = z
  .object({
    id,
    purpose: z.string(),
    to: z.array(z.string()),
    subject: z.string(),
    state: deliveryState,
    attempts: z.int(),
    error: z.string().nullable(),
    ticketNumber: z.int().nullable(),
    createdAt: instant,
    sentAt: instant.nullable(),
  })
  .meta({ id: 'OutgoingMail' })
export type OutgoingMail = z.infer<typeof outgoingMail>

/** What was decided of a mail at some time, by whom, and which filters took part. */
export const mailDecision = z
  .object({
    id,
    outcome: mailOutcome,
    reason: z.string(),
    error: z.string().nullable(),
    /** Null: Mesa itself. */
    actor: personRef.nullable(),
    filters: z.array(appliedFilter),
    createdAt: instant,
  })
  .meta({ id: 'MailDecision' })
export type MailDecision = z.infer<typeof mailDecision>

/** What the caller may do with a mail. */
const mailActs = z.object({
  retry: z.boolean(),
  makeTicket: z.boolean(),
  ignore: z.boolean(),
  ignoreSender: z.boolean(),
  /** A whole domain, or in all inboxes. */
  ignoreWidely: z.boolean(),
  undoIgnore: z.boolean(),
})

/** Ignores the mail once, or its sender from now on: the address, or all of its domain. */
const ignoring = z.object({
  sender: z.enum(['address', 'domain']).optional(),
  /** In all inboxes instead of the one the mail came to. */
  everywhere: z.boolean().default(false),
})

export const mailCounts = z
  .object({
    inbox: inboxRef,
    /** received = opened + added + quarantined + ignored + waiting, always. */
    counts: z.object({
      received: z.int(),
      opened: z.int(),
      added: z.int(),
      quarantined: z.int(),
      ignored: z.int(),
      waiting: z.int(),
    }),
    /** When the oldest mail arrived that is not decided yet. */
    waitingSince: instant.nullable(),
    /** It waits longer than reading ever takes. */
    isLate: z.boolean(),
  })
  .meta({ id: 'MailCounts' })
export type MailCounts = z.infer<typeof mailCounts>

const act = { access: 'agent', scope: 'tickets:write', params: byId, result: receivedMail } as const

/** Part of a sender or subject. Shorter ones could only be found by reading everything. */
const finding = z.string().trim().min(3).max(100).optional()

export const mail = {
  counts: operation({
    method: 'GET',
    path: '/mail/counts',
    summary: 'What became of the mail of each inbox that the caller may look into',
    access: 'agent',
    scope: 'tickets:read',
    result: z.object({ items: z.array(mailCounts) }),
  }),
  deliver: operation({
    method: 'POST',
    path: '/mail/deliver',
    summary: 'Hand over a raw mail (RFC 5322); it is stored before the answer, and its outcome awaited for a moment',
    access: 'agent',
    scope: 'mail:deliver',
    bodyType: 'message/rfc822',
    query: z.object({ inbox: emailAddress.optional() }),
    result: z.object({
      receivedId: id,
      outcome: mailOutcome,
      reason: z.string(),
      ticketNumber: z.int().optional(),
      messageId: id.optional(),
    }),
    errors: ['too_large', 'not_found', 'unavailable'],
  }),
  received: operation({
    method: 'GET',
    path: '/mail/received',
    summary: 'Every received mail with its outcome, newest first',
    access: 'agent',
    scope: 'tickets:read',
    query: z.object({ ...paging.shape, inbox: emailAddress.optional(), outcome: listParam(mailOutcome), q: finding }),
    result: pageOf(receivedMail),
    errors: ['invalid_cursor'],
  }),
  get: operation({
    method: 'GET',
    path: '/mail/received/:id',
    summary: 'One received mail, as it was read',
    access: 'agent',
    scope: 'tickets:read',
    params: byId,
    result: receivedMail.extend({
      parsed: parsedMail.nullable(),
      /** As they were written, decoded; the first ones when there are very many. */
      headers: z.array(z.object({ name: z.string(), value: z.string() })),
      /** Oldest first. */
      decisions: z.array(mailDecision),
      can: mailActs,
    }),
    errors: ['not_found'],
  }),
  raw: operation({
    method: 'GET',
    path: '/mail/received/:id/raw',
    summary: 'The mail as it arrived, byte for byte',
    access: 'agent',
    scope: 'tickets:read',
    params: byId,
    resultType: 'raw',
    errors: ['not_found'],
  }),
  retry: operation({
    ...act,
    method: 'POST',
    path: '/mail/received/:id/retry',
    summary: 'Read a quarantined or ignored mail again',
    errors: ['not_found', 'already_done'],
  }),
  makeTicket: operation({
    ...act,
    method: 'POST',
    path: '/mail/received/:id/ticket',
    summary: 'Make a ticket of a quarantined or ignored mail, or add it to one',
    body: z.object({ ticketNumber: z.int().positive().optional() }),
    errors: ['not_found', 'already_done'],
  }),
  ignore: operation({
    ...act,
    method: 'POST',
    path: '/mail/received/:id/ignore',
    summary: 'Ignore a quarantined mail, and on wish its sender from now on',
    body: ignoring,
    errors: ['not_found', 'already_done', 'forbidden'],
  }),
  undoIgnore: operation({
    ...act,
    method: 'POST',
    path: '/mail/received/:id/undo-ignore',
    summary: 'Take back that a mail was ignored by hand, and its sender with it',
    errors: ['not_found', 'already_done'],
  }),
  decideMany: operation({
    method: 'POST',
    path: '/mail/received/decide',
    summary: 'The same for several mails; each one is done or refused for itself',
    access: 'agent',
    scope: 'tickets:write',
    body: z.object({
      ids: z.array(id).min(1).max(100),
      act: z.enum(['retry', 'make_ticket', 'ignore', 'undo_ignore']),
      ...ignoring.shape,
    }),
    result: z.object({
      items: z.array(
        z.object({
          id,
          mail: receivedMail.nullable(),
          /** Why it was refused. */
          problem: z.object({ code: errorCode, detail: z.string() }).nullable(),
        }),
      ),
    }),
  }),
  outgoing: operation({
    method: 'GET',
    path: '/mail/outgoing',
    summary: 'Mails that left or wait to leave, newest first',
    access: 'agent',
    scope: 'tickets:read',
    query: z.object({ ...paging.shape, state: listParam(deliveryState) }),
    result: pageOf(outgoingMail),
    errors: ['invalid_cursor'],
  }),
  resend: operation({
    method: 'POST',
    path: '/mail/outgoing/:id/resend',
    summary: 'Send a mail again to all who did not get it',
    access: 'agent',
    scope: 'tickets:write',
    params: byId,
    result: outgoingMail,
    errors: ['not_found', 'already_done'],
  }),
  resendTo: operation({
    method: 'POST',
    path: '/mail/outgoing/:id/recipients/resend',
    summary: 'Send a mail again to one who did not get it, even if earlier mail to them came back',
    access: 'agent',
    scope: 'tickets:write',
    params: byId,
    body: z.object({ address: emailAddress }),
    result: outgoingMail,
    errors: ['not_found', 'already_done'],
  }),
}
