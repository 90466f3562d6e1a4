import { type FieldChanges, fieldValues } from '#contract/fields.ts'
import type { TicketChange } from '#contract/tickets.ts'
import type { PersonActor } from '../kernel/actor.ts'
import type { Work } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import { unmergeIn } from './merge/unmerge-ticket.ts'
import type { TicketRow } from './schema.ts'
import { lockTicket } from './select.ts'
import { mayMove } from './transitions.ts'
import { updateIn } from './update.ts'

/** The fields that work on a ticket changes and undoing puts back. */
const reversible = [
  'subject',
  'type',
  'status',
  'impact',
  'urgency',
  'priority',
  'priorityReason',
  'teamId',
  'assigneeId',
  'requesterId',
  'tags',
  'fields',
  'mergedIntoId',
] as const

type State = Record<string, unknown>

/** What work on a ticket changed: only the fields that it did, to be kept as they are. */
export interface Changed {
  before: State
  after: State
}

export function changedBetween(before: TicketRow, after: TicketRow): Changed {
  const fields = reversible.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
  const only = (ticket: TicketRow) => Object.fromEntries(fields.map((field) => [field, ticket[field]]))
  return { before: only(before), after: only(after) }
}

/** Puts a ticket back to what it was, as far as it still is what the work made of it; refused where it is not. */
export async function putBack(
  work: Work,
  actor: PersonActor,
  number: number,
  { before, after }: Changed,
): Promise<void> {
  const ticket = await lockTicket(work, number)
  const fields = Object.keys(after).filter((field) => isUnchanged(ticket, field, after[field]))
  if (fields.length < Object.keys(after).length) {
    throw new AppError('ticket_changed', 'Somebody has changed this ticket since')
  }
  if (fields.includes('mergedIntoId')) await unmergeIn(work, actor, number)
  const change = changeBack(await lockTicket(work, number), before)
  if (Object.keys(change).length > 0) await updateIn(work, actor, { number, change, ifMatch: undefined })
}

function isUnchanged(ticket: TicketRow, field: string, value: unknown): boolean {
  return JSON.stringify(ticket[field as keyof TicketRow]) === JSON.stringify(value)
}

/** A ticket that was new is open after it was worked on: nothing becomes new again. */
function changeBack(ticket: TicketRow, before: State): TicketChange {
  const { mergedIntoId: _, status, priority, priorityReason, fields, ...rest } = before
  const wanted = typeof status === 'string' ? (status as 'open') : undefined
  const target = wanted !== undefined && !mayMove(ticket.status as 'open', wanted) ? 'open' : wanted
  const isStatusNeeded = target !== undefined && target !== ticket.status
  return {
    ...rest,
    ...(isStatusNeeded && { status: target }),
    ...(fields !== undefined && { fields: fieldsBack(ticket, fields) }),
    ...(priority !== undefined && overrideOf(priority, priorityReason)),
  }
}

function overrideOf(priority: unknown, reason: unknown): TicketChange {
  if (typeof reason !== 'string' || typeof priority !== 'number') return { priority: null }
  return { priority, priorityReason: reason }
}

/** What came is taken away, what went comes back. */
function fieldsBack(ticket: TicketRow, before: unknown): FieldChanges {
  const was = fieldValues.parse(before)
  const gone = Object.keys(fieldValues.parse(ticket.fields)).filter((key) => was[key] === undefined)
  return { ...was, ...Object.fromEntries(gone.map((key) => [key, null])) }
}
