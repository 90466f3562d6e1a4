import { z } from 'zod'
import { attachment } from './attachments.ts'
import { emailAddress, id, instant, phoneNumber } from './common.ts'
import { deliveryState, recipientDelivery } from './delivery.ts'
import { mailAuthentication } from './mail-authentication.ts'
import { calendarEvent, mailSecurity } from './mail-content.ts'
import { personRef } from './people.ts'
import { bodyFields, ticketStatus } from './tickets.ts'

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
