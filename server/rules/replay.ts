import { z } from 'zod'
import { alertSeverity } from '#contract/alerts.ts'
import type { FieldChange } from '../kernel/acts.ts'
import type { MessageRow, TicketRow } from '../tickets/index.ts'
import { factsOfAlert } from './alert-facts.ts'
import { changeFacts, type messageColumns, messageFacts, type Occasion } from './occasion.ts'

/** Something that happened to a ticket, as its history keeps it. */
export interface PastEvent {
  type: string
  causeKind: string
  changes: FieldChange[]
  messageId: string | null
  createdAt: Date
}

/** A ticket as it was after something happened, until the next thing did. */
export interface PastState {
  ticket: TicketRow
  /** What happened, where rules are asked about it. */
  occasion: Occasion | undefined
  from: Date
  until: Date
}

type PastMessage = Pick<MessageRow, keyof typeof messageColumns>

/**
 * The states of a ticket, oldest first, worked out backwards from what it is now: each event tells what was there
 * before it. `events` are oldest first.
 */
export function statesOf(
  ticket: TicketRow,
  events: readonly PastEvent[],
  messages: ReadonlyMap<string, PastMessage>,
  now: Date,
): PastState[] {
  const states: PastState[] = []
  let row = ticket
  let until = now
  for (const event of events.toReversed()) {
    const from = event.createdAt
    states.push({ ticket: { ...row, updatedAt: from }, occasion: occasionIn(event, messages), from, until })
    row = before(row, event)
    until = from
  }
  return withMoments(states.reverse())
}

const columns: Record<string, keyof TicketRow> = {
  subject: 'subject',
  type: 'type',
  status: 'status',
  impact: 'impact',
  urgency: 'urgency',
  priority: 'priority',
  priorityReason: 'priorityReason',
  teamId: 'teamId',
  assigneeId: 'assigneeId',
  requesterId: 'requesterId',
  tags: 'tags',
  isMajor: 'isMajor',
}

function before(row: TicketRow, event: PastEvent): TicketRow {
  const earlier = { ...row, messageCount: event.messageId === null ? row.messageCount : row.messageCount - 1 }
  const fields: Record<string, unknown> = { ...(row.fields as Record<string, unknown>) }
  for (const { field, from } of event.changes) {
    const column = columns[field]
    // The history is written by the door through which the row is.
    if (column !== undefined) Object.assign(earlier, { [column]: idOf(from) })
    if (field.startsWith('fields.')) fields[field.slice('fields.'.length)] = from
  }
  const given = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined)
  return { ...earlier, fields: Object.fromEntries(given) as TicketRow['fields'] }
}

/** Since when a ticket had its status and its assignee, from its own states. */
function withMoments(states: PastState[]): PastState[] {
  let status: PastState | undefined
  let assignee: PastState | undefined
  return states.map((state) => {
    if (status?.ticket.status !== state.ticket.status) status = state
    if (assignee?.ticket.assigneeId !== state.ticket.assigneeId) assignee = state
    const solvedAt = state.ticket.status === 'solved' ? status.from : null
    const waitingSince =
      state.ticket.waitingSince !== null && state.ticket.waitingSince <= state.from ? state.ticket.waitingSince : null
    const ticket = { ...state.ticket, statusSince: status.from, assignedSince: assignee.from, solvedAt, waitingSince }
    return { ...state, ticket }
  })
}

function occasionIn(event: PastEvent, messages: ReadonlyMap<string, PastMessage>): Occasion | undefined {
  const message = event.messageId === null ? undefined : messages.get(event.messageId)
  const trigger = triggers[event.type]
  if (trigger === undefined) return undefined
  const rating = event.changes.find(({ field }) => field === 'rating')?.to
  return {
    trigger,
    facts: {
      cause: [event.causeKind],
      ...changeFacts(event.changes),
      ...(message && messageFacts(message)),
      ...(typeof rating === 'number' && { rating }),
      ...(event.type.startsWith('alert.') && factsOfAlert(alertsIn(event.changes))),
    },
    messageId: event.messageId,
  }
}

const toldAlert = z.object({
  severity: alertSeverity,
  source: z.string(),
  sourceId: z.string().nullable(),
  check: z.string(),
  deviceGroupId: z.string().nullable(),
})

function alertsIn(changes: readonly FieldChange[]) {
  const { data } = toldAlert.safeParse(Object.fromEntries(changes.map(({ field, to }) => [field, to])))
  return data === undefined ? [] : [data]
}

const triggers: Record<string, Occasion['trigger']> = {
  'ticket.created': 'created',
  'ticket.changed': 'changed',
  'major.declared': 'changed',
  'major.ended': 'changed',
  'message.added': 'message',
  'ticket.rated': 'rated',
  'alert.firing': 'alertFiring',
  'alert.over': 'alertOver',
}

function idOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : value
}
