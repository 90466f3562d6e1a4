import type { Language } from '#contract/common.ts'
import type { FieldValues } from '#contract/fields.ts'
import { priorityIn } from '#contract/priority-matrix.ts'
import type { Channel, TicketType } from '#contract/tickets.ts'
import type { Work } from '../kernel/context.ts'
import { addMessage, type NewMessage } from './add-message.ts'
import { addToDocument } from './document.ts'
import type { Cause } from './events.ts'
import { fieldWords } from './field-values.ts'
import { addParticipants } from './participants.ts'
import { impactFor, readMatrix } from './priority.ts'
import { react } from './react.ts'
import { recordEvent } from './record.ts'
import { nameReferences } from './references.ts'
import { readRequester } from './requester.ts'
import type { MessageRow, TicketRow } from './schema.ts'
import { countTags } from './tags.ts'

export interface NewTicket {
  subject: string
  type: TicketType
  impact: number
  urgency: number
  channel: Channel
  language: Language
  requesterId: string
  inboxId: string | null
  teamId: string | null
  assigneeId: string | null
  tags: string[]
  /** Checked by whoever opens it. */
  fields?: FieldValues
  /** The service level agreement that the service it asks for names. */
  servicePolicyId?: string | null
  /** Overrides the matrix, with the reason. */
  priority?: number
  priorityReason?: string
  /** When it was asked; now, but for imports. */
  createdAt?: Date
}

/** Opens a ticket with its first message: rows, history, and what follows from them. */
export async function openTicket(
  work: Work,
  draft: NewTicket,
  message: NewMessage,
  cause: Cause,
): Promise<{ ticket: TicketRow; message: MessageRow }> {
  const isOwn = message.direction === 'in' && message.authorId === draft.requesterId
  const begun = await beginTicket(work, draft, isOwn ? message.from.address : null)
  const first = await addMessage(work, begun, message, cause, { isFirst: true })
  await recordEvent(work, { ticketId: begun.id, type: 'ticket.created', cause, messageId: first.message.id })
  const { assigneeId, teamId } = first.ticket
  const opened = { assigneeId, teamId }
  const ticket = await react(work, { type: 'ticket.created', ...first, opened, cause })
  return { ...first, ticket }
}

/**
 * The rows of a ticket that has no message yet; whoever calls brings one, and tells that the ticket was created.
 * Answers go to the address that the requester wrote from, or else to the main one.
 */
export async function beginTicket(work: Work, draft: NewTicket, wroteFrom: string | null = null): Promise<TicketRow> {
  const requester = await readRequester(work, draft.requesterId)
  await nameReferences(work, [
    { field: 'teamId', from: null, to: draft.teamId },
    { field: 'assigneeId', from: null, to: draft.assigneeId },
  ])
  const ticket = await insertTicket(work, draft, requester)
  const address = wroteFrom ?? requester.email
  await addParticipants(
    work,
    ticket.id,
    address === null ? [] : [{ address, name: requester.name, role: 'requester' as const }],
  )
  await addToDocument(work, {
    ticketId: ticket.id,
    number: ticket.number,
    title: `${ticket.number} ${ticket.subject}`,
    people: `${requester.name} ${requester.email ?? ''}`,
    text: await fieldWords(work, draft.fields ?? {}),
  })
  if (draft.tags.length > 0) await countTags(work, [], draft.tags)
  return ticket
}

async function insertTicket(
  work: Work,
  draft: NewTicket,
  requester: { id: string; organizationId: string | null; isVip: boolean },
): Promise<TicketRow> {
  const { createdAt = work.now(), priority, fields = {}, ...columns } = draft
  const impact = impactFor(draft.impact, requester.isVip)
  return work.tx
    .insertInto('tickets')
    .values({
      ...columns,
      requesterId: requester.id,
      fields: JSON.stringify(fields),
      id: work.newId(),
      impact,
      isRaisedForVip: requester.isVip,
      priority: priority ?? priorityIn(await readMatrix(work), impact, draft.urgency),
      status: draft.assigneeId === null ? 'new' : 'open',
      organizationId: requester.organizationId,
      createdAt,
      updatedAt: createdAt,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}
