import type { TicketStatus } from '#contract/tickets.ts'
import type { FieldChange } from '../../kernel/acts.ts'
import type { Work } from '../../kernel/context.ts'
import { applyUpdate } from '../change.ts'
import { rebuildDocument } from '../document.ts'
import type { Cause } from '../events.ts'
import { react } from '../react.ts'
import { recordEvent } from '../record.ts'
import type { MessageRow, TicketRow } from '../schema.ts'
import { isUnsolved, mayMove, statusAfterRequesterMessage } from '../transitions.ts'
import { type Sum, sumUp } from './recount.ts'

export interface Journey {
  message: MessageRow
  from: TicketRow
  to: TicketRow
  cause: Cause
  /** How both histories call it. */
  words: { gone: string; come: string }
  /** The statuses to return to; absent: as the message demands. */
  statuses?: { from: string; to: string }
}

/** Puts a message on another ticket, and both tickets in order again. Both rows are locked by the caller. */
export async function carryMessage(work: Work, journey: Journey): Promise<{ from: TicketRow; to: TicketRow }> {
  const { message, from, to, cause, words } = journey
  await work.tx.updateTable('messages').set({ ticketId: to.id }).where('id', '=', message.id).execute()
  const left = await settle(work, journey, from, { field: words.gone, from: null, to: `#${to.number}` })
  const reached = await settle(work, journey, to, { field: words.come, from: null, to: `#${from.number}` })
  await react(work, { type: 'message.moved', ticket: reached, message: { ...message, ticketId: to.id }, cause })
  return { from: left, to: reached }
}

async function settle(work: Work, journey: Journey, ticket: TicketRow, told: FieldChange): Promise<TicketRow> {
  const { cause, message } = journey
  const sum = await sumUp(work, ticket.id)
  const status = nextStatus(journey, ticket, sum)
  const applied = await applyUpdate(work, ticket, status === ticket.status ? {} : { status }, sum.traces)
  await rebuildDocument(work, applied.ticket)
  await recordEvent(work, {
    ticketId: ticket.id,
    type: 'message.moved',
    cause,
    changes: [told, ...applied.changes],
    messageId: message.id,
  })
  if (applied.changes.length > 0) await react(work, { type: 'ticket.changed', ...applied, withMessage: false, cause })
  return applied.ticket
}

function nextStatus({ message, to, statuses, from }: Journey, ticket: TicketRow, sum: Sum): TicketStatus {
  // The database's check holds the column to these words.
  const status = ticket.status as TicketStatus
  if (sum.traces.messageCount === 0) return isUnsolved(status) ? 'solved' : status
  const wanted = ticket.id === from.id ? statuses?.from : statuses?.to
  if (wanted !== undefined) return returnTo(status, wanted as TicketStatus)
  const awaits = message.direction === 'in' && message.kind === 'reply' && !message.isAutomatic
  const isNewest = ticket.id === to.id && sum.newestPublicId === message.id
  return awaits && isNewest ? statusAfterRequesterMessage(status) : status
}

/** Nothing becomes new again: then it is open. */
function returnTo(status: TicketStatus, wanted: TicketStatus): TicketStatus {
  if (mayMove(status, wanted)) return wanted
  return wanted === 'new' && mayMove(status, 'open') ? 'open' : status
}
