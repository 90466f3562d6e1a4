import type { CalendarEvent, MailSecurity } from '#contract/mail-content.ts'
import type { MessageKind } from '#contract/messages.ts'
import type { TicketStatus } from '#contract/tickets.ts'
import type { Work } from '../kernel/context.ts'
import { bindAttachments } from './attachments.ts'
import type { MessageBody } from './body.ts'
import { snippetOf } from './body.ts'
import { applyUpdate, type MessageTraces } from './change.ts'
import { addToDocument } from './document.ts'
import type { Cause } from './events.ts'
import { addFollowers, thoseWhoSee } from './followers/commands.ts'
import { keepMentions } from './mentions.ts'
import { react } from './react.ts'
import { recordEvent } from './record.ts'
import type { MessageRow, TicketRow } from './schema.ts'
import { statusAfterAgentReply, statusAfterRequesterMessage } from './transitions.ts'

export interface MailParts {
  subject: string
  messageId: string | null
  inReplyTo: string | null
  referenceIds: string[]
  matchedBy: string
  receivedId: string
  calendar: CalendarEvent[]
  security: MailSecurity | null
}

export interface NewMessage extends MessageBody {
  kind: MessageKind
  direction: 'in' | 'out' | 'internal'
  authorId: string | null
  from: { name: string; address: string | null }
  to: { name: string; address: string }[]
  cc: { name: string; address: string }[]
  bcc?: { name: string; address: string }[]
  /** The message that a note passes on to somebody outside. */
  forwardOf?: string
  /** The conversation with somebody outside that a note belongs to. */
  sideConversationId?: string
  /** Of what is written here; absent: the ticket's. */
  subject?: string
  quotesHistory?: boolean
  channel: string
  isAutomatic: boolean
  /** It may not be from whom it names. */
  isUnverified?: boolean
  /** Only for messages that came by mail. */
  mail?: MailParts
  call?: { direction: 'in' | 'out'; phone: string; startedAt: string; durationSeconds: number }
  attachmentIds: string[]
  /** Agents whom a note names. */
  mentions?: string[]
  /** Set with the message; absent: as the message demands. */
  status?: TicketStatus
  createdAt?: Date
}

/**
 * Adds a message to a ticket whose row the caller has locked or just made, with everything it changes there.
 * The first message of a ticket brings no event of its own: the ticket's creation tells it.
 */
export async function addMessage(
  work: Work,
  ticket: TicketRow,
  draft: NewMessage,
  cause: Cause,
  { isFirst = false } = {},
): Promise<{ ticket: TicketRow; message: MessageRow }> {
  const message = await insertMessage(work, ticket, draft)
  await bindAttachments(work, message.id, draft.attachmentIds)
  await keepMentions(work, message.id, draft.mentions ?? [])
  await addToDocument(work, {
    ticketId: ticket.id,
    number: ticket.number,
    people: draft.direction === 'in' ? `${draft.from.name} ${draft.from.address ?? ''}` : '',
    text: `${draft.newText} ${draft.call?.phone ?? ''}`,
  })
  const status = draft.status ?? statusAfter(ticket, draft)
  const applied = await applyUpdate(work, ticket, status === ticket.status ? {} : { status }, tracesOf(ticket, draft))
  if (!isFirst) {
    await recordEvent(work, {
      ticketId: ticket.id,
      type: 'message.added',
      cause,
      changes: applied.changes,
      messageId: message.id,
    })
  }
  const { changes } = applied
  const changed =
    changes.length > 0
      ? await react(work, { type: 'ticket.changed', ...applied, withMessage: true, cause })
      : applied.ticket
  const mentioned = await thoseWhoSee(work, ticket.id, draft.mentions ?? [])
  const mentions = mentioned.map(({ id }) => id)
  const after = await react(work, {
    type: 'message.added',
    ticket: changed,
    changes,
    message,
    isFirst,
    mentions,
    cause,
  })
  await addFollowers(work, after, mentioned, cause)
  return { ticket: after, message }
}

/** Automatic mail is recorded but never changes a status (MAIL.md). */
function statusAfter(ticket: TicketRow, draft: NewMessage): TicketStatus {
  // The database's check holds the column to these words.
  const status = ticket.status as TicketStatus
  if (draft.isAutomatic || draft.direction === 'internal' || draft.kind === 'note') return status
  return draft.direction === 'in' ? statusAfterRequesterMessage(status) : statusAfterAgentReply(status)
}

function tracesOf(ticket: TicketRow, draft: NewMessage): MessageTraces {
  const snippet = snippetOf(draft.newText)
  const isPublic = draft.kind !== 'note'
  return {
    snippet,
    messageCount: ticket.messageCount + 1,
    ...(isPublic && { publicSnippet: snippet }),
    ...(isPublic && !draft.isAutomatic && { awaitsReply: draft.direction === 'in' }),
  }
}

async function insertMessage(work: Work, ticket: TicketRow, draft: NewMessage): Promise<MessageRow> {
  const { mail } = draft
  return work.tx
    .insertInto('messages')
    .values({
      id: work.newId(),
      ticketId: ticket.id,
      kind: draft.kind,
      direction: draft.direction,
      authorId: draft.authorId,
      fromName: draft.from.name,
      fromAddress: draft.from.address,
      toAddresses: JSON.stringify(draft.to),
      ccAddresses: JSON.stringify(draft.cc),
      bccAddresses: JSON.stringify(draft.bcc ?? []),
      forwardOf: draft.forwardOf ?? null,
      sideConversationId: draft.sideConversationId ?? null,
      quotesHistory: draft.quotesHistory ?? null,
      subject: mail?.subject ?? draft.subject ?? ticket.subject,
      bodyText: draft.bodyText,
      bodyHtml: draft.bodyHtml,
      newText: draft.newText,
      messageId: mail?.messageId ?? null,
      inReplyTo: mail?.inReplyTo ?? null,
      referenceIds: mail?.referenceIds ?? [],
      matchedBy: mail?.matchedBy ?? null,
      receivedId: mail?.receivedId ?? null,
      calendar: mail === undefined || mail.calendar.length === 0 ? null : JSON.stringify(mail.calendar),
      security: mail?.security ? JSON.stringify(mail.security) : null,
      isAutomatic: draft.isAutomatic,
      isUnverified: draft.isUnverified ?? false,
      channel: draft.channel,
      call: draft.call === undefined ? null : JSON.stringify(draft.call),
      createdAt: draft.createdAt ?? work.now(),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}
