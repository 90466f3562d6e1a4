import type { FieldChanges } from '#contract/fields.ts'
import { type PriorityMatrix, priorityIn } from '#contract/priority-matrix.ts'
import type { TicketStatus, TicketType } from '#contract/tickets.ts'
import { changesBetween, type FieldChange } from '../kernel/acts.ts'
import type { Work } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import { addToDocument } from './document.ts'
import type { Cause } from './events.ts'
import { fieldWords, valuesAfter } from './field-values.ts'
import { readMatrix } from './priority.ts'
import { react } from './react.ts'
import { recordEvent } from './record.ts'
import { nameReferences } from './references.ts'
import { followRequester } from './requester.ts'
import type { TicketRow } from './schema.ts'
import { countTags } from './tags.ts'
import { mayMove } from './transitions.ts'

export interface TicketUpdate {
  subject?: string
  type?: TicketType
  status?: TicketStatus
  impact?: number
  urgency?: number
  /** A number overrides the matrix, null returns to it. */
  priority?: number | null
  priorityReason?: string
  teamId?: string | null
  assigneeId?: string | null
  requesterId?: string
  tags?: string[]
  /** A major incident, for as long as it goes on. */
  isMajor?: boolean
  /** By key; null takes a value away. */
  fields?: FieldChanges
}

/** What a message changes along with being added; kept out of the history as it says nothing new. */
export interface MessageTraces {
  snippet?: string
  publicSnippet?: string
  messageCount?: number
  awaitsReply?: boolean
}

/** What the history calls a change, and what it says besides. */
interface Telling {
  type: string
  more: FieldChange[]
}

const plainly: Telling = { type: 'ticket.changed', more: [] }

/**
 * The one door for every change of a ticket. The row is locked by the caller's read; this checks the move,
 * writes row and event, and lets the reactions follow, all in the caller's transaction.
 */
export async function changeTicket(
  work: Work,
  ticket: TicketRow,
  update: TicketUpdate,
  cause: Cause,
  telling: Telling = plainly,
): Promise<TicketRow> {
  const { ticket: changed, changes } = await applyUpdate(actingBy(work, cause), ticket, update, {})
  if (changes.length === 0) return ticket
  const { type, more } = telling
  await recordEvent(work, { ticketId: ticket.id, type, cause, changes: [...changes, ...more] })
  return react(work, { type: 'ticket.changed', ticket: changed, changes, withMessage: false, cause })
}

/** What no person does reaches all that the desk has: a rule puts devices on tickets that the agent behind it does not reach. */
export function actingBy(work: Work, cause: Cause): Work {
  return cause.kind === 'person' ? work : { ...work, actor: { kind: 'system', job: cause.kind } }
}

/** Writes the row and says what changed, without an event: for the door above, and for messages, which bring their own. */
export async function applyUpdate(
  work: Work,
  ticket: TicketRow,
  update: TicketUpdate,
  traces: MessageTraces,
): Promise<{ ticket: TicketRow; changes: FieldChange[] }> {
  const matrix = touchesLevels(update) ? await readMatrix(work) : undefined
  const next = decideFields(ticket, update, work.now(), matrix)
  const custom = update.fields === undefined ? undefined : await valuesAfter(work, ticket, update.fields)
  const changes = [...changesBetween(visibleFields(ticket), next.visible), ...(custom?.changes ?? [])]
  if (changes.length === 0 && Object.keys(traces).length === 0) return { ticket, changes }
  const named = await nameReferences(work, changes)
  const organization = await followRequester(work, ticket, update.requesterId)
  const changed = await work.tx
    .updateTable('tickets')
    .set({
      ...next.visible,
      ...next.times,
      ...organization,
      ...(custom && { fields: JSON.stringify(custom.values) }),
      ...traces,
      version: ticket.version + 1,
      updatedAt: work.now(),
    })
    .where('id', '=', ticket.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  if (update.tags !== undefined) await countTags(work, ticket.tags, update.tags)
  if (changed.subject !== ticket.subject)
    await addToDocument(work, { ticketId: ticket.id, number: ticket.number, title: changed.subject })
  if (custom !== undefined && custom.changes.length > 0) {
    const text = await fieldWords(work, custom.values)
    await addToDocument(work, { ticketId: ticket.id, number: ticket.number, text })
  }
  return { ticket: changed, changes: named }
}

/** Whether the matrix decides anew: a matrix that was changed touches no other ticket. */
function touchesLevels({ impact, urgency, priority }: TicketUpdate): boolean {
  return impact !== undefined || urgency !== undefined || priority === null
}

function decideFields(ticket: TicketRow, update: TicketUpdate, now: Date, matrix: PriorityMatrix | undefined) {
  const status = decideStatus(ticket, update)
  const impact = update.impact ?? ticket.impact
  const urgency = update.urgency ?? ticket.urgency
  const visible = {
    ...pick(update, ['subject', 'type', 'teamId', 'assigneeId', 'requesterId', 'tags', 'isMajor']),
    status,
    impact,
    urgency,
    ...decidePriority(ticket, update, matrix && priorityIn(matrix, impact, urgency)),
  }
  return { visible, times: timesOf(ticket, status, now) }
}

/** Somebody who takes a new ticket has begun to work on it. */
function decideStatus(ticket: TicketRow, update: TicketUpdate): TicketStatus {
  // The database's check holds the column to these words.
  const from = ticket.status as TicketStatus
  const to = update.status ?? (from === 'new' && update.assigneeId ? 'open' : from)
  if (!mayMove(from, to)) throw new AppError('move_not_allowed', `A ticket that is ${from} cannot become ${to}`)
  return to
}

function decidePriority(ticket: TicketRow, update: TicketUpdate, byMatrix: number | undefined) {
  if (typeof update.priority === 'number') {
    return { priority: update.priority, priorityReason: update.priorityReason ?? null }
  }
  if (byMatrix === undefined || (update.priority === undefined && ticket.priorityReason !== null)) {
    return { priority: ticket.priority, priorityReason: ticket.priorityReason }
  }
  return { priority: byMatrix, priorityReason: null }
}

function timesOf(ticket: TicketRow, status: TicketStatus, now: Date) {
  if (status === ticket.status) return {}
  if (status === 'solved') return { solvedAt: now, closedAt: null }
  if (status === 'closed') return { solvedAt: ticket.solvedAt ?? now, closedAt: now }
  return { solvedAt: null, closedAt: null }
}

function visibleFields(ticket: TicketRow) {
  return pick(ticket, [
    'subject',
    'type',
    'teamId',
    'assigneeId',
    'requesterId',
    'tags',
    'isMajor',
    'status',
    'impact',
    'urgency',
    'priority',
    'priorityReason',
  ])
}

function pick<T extends object, K extends keyof T>(
  from: T,
  keys: readonly K[],
): { [P in K]?: Exclude<T[P], undefined> } {
  // fromEntries forgets the pairing of key and value that the filter keeps.
  return Object.fromEntries(keys.filter((key) => from[key] !== undefined).map((key) => [key, from[key]])) as {
    [P in K]?: Exclude<T[P], undefined>
  }
}
