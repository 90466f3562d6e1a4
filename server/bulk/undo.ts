import { type FieldChanges, fieldValues } from '#contract/fields.ts'
import type { TicketChange } from '#contract/tickets.ts'
import type { PersonActor } from '../kernel/actor.ts'
import type { Work } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import { lockTicket, mayMove, type TicketRow, unmergeIn, updateIn } from '../tickets/index.ts'
import type { Changed } from './act.ts'

type State = Record<string, unknown>

/** Puts one ticket back to what it was before a run, as far as it is still what the run made of it. */
export async function undoAct(work: Work, actor: PersonActor, number: number, runId: string): Promise<Changed> {
  const row = await work.tx
    .selectFrom('bulkResults')
    .select(['before', 'after'])
    .where('runId', '=', runId)
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  // Written by this feature, as objects.
  const [before, after] = [row.before as State, row.after as State]
  const ticket = await lockTicket(work, number)
  const fields = Object.keys(after).filter((field) => isUnchanged(ticket, field, after[field]))
  if (fields.length < Object.keys(after).length) {
    throw new AppError('ticket_changed', 'Somebody has changed this ticket since')
  }
  if (fields.includes('mergedIntoId')) await unmergeIn(work, actor, number)
  const change = changeBack(await lockTicket(work, number), before)
  if (Object.keys(change).length > 0) await updateIn(work, actor, { number, change, ifMatch: undefined })
  return { before: after, after: before }
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
