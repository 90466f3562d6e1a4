import type { FieldChange } from '../../kernel/acts.ts'
import type { Work } from '../../kernel/context.ts'
import { applyUpdate, type TicketUpdate } from '../change.ts'
import { rebuildDocument } from '../document.ts'
import type { Cause } from '../events.ts'
import { sumUp } from '../move/recount.ts'
import { react } from '../react.ts'
import { recordEvent } from '../record.ts'
import type { MessageRow, TicketRow } from '../schema.ts'

interface Telling {
  cause: Cause
  type: 'ticket.merged' | 'ticket.unmerged'
  told: FieldChange
  /** What was put back by hand. */
  restored?: FieldChange
  /** What came along may answer what was asked before: that is told also where nothing else says it. */
  mayAnswer?: boolean
}

/** Puts a ticket in order after messages came or went: counts, what it is found by, and its history. */
export async function settleTicket(
  work: Work,
  ticket: TicketRow,
  update: TicketUpdate,
  telling: Telling | undefined,
): Promise<TicketRow> {
  const { traces, askedAt } = await sumUp(work, ticket.id)
  const applied = await applyUpdate(work, ticket, update, traces)
  await rebuildDocument(work, applied.ticket)
  if (telling === undefined) return applied.ticket
  const { cause, type, told, restored } = telling
  const changes = [...(restored === undefined || restored.from === restored.to ? [] : [restored]), ...applied.changes]
  const isAnswered = telling.mayAnswer === true && !traces.awaitsReply
  const isMoved = traces.awaitsReply !== ticket.awaitsReply || isAnswered
  const to = traces.awaitsReply ? (askedAt?.toISOString() ?? null) : null
  const waiting = isMoved ? [{ field: 'waitingSince', from: ticket.waitingSince?.toISOString() ?? null, to }] : []
  await recordEvent(work, { ticketId: ticket.id, type, cause, changes: [told, ...changes, ...waiting] })
  if (changes.length > 0)
    await react(work, { type: 'ticket.changed', ticket: applied.ticket, changes, withMessage: false, cause })
  if (isMoved) await react(work, { type: 'waiting.moved', ticket: applied.ticket, cause })
  return applied.ticket
}

/** Lets what hangs on messages, as their mails, follow them to where they are now. */
export async function carryMessages(work: Work, messages: MessageRow[], to: TicketRow, cause: Cause): Promise<void> {
  for (const message of messages) {
    await react(work, { type: 'message.moved', ticket: to, message: { ...message, ticketId: to.id }, cause })
  }
}
