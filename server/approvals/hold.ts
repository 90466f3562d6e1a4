import { ticketStatus } from '#contract/tickets.ts'
import type { Work } from '../kernel/context.ts'
import { type Cause, changeTicket } from '../tickets/index.ts'
import type { Held } from './schema.ts'

/** Puts the ticket on hold, unless it waits for somebody already, or is done. */
export async function holdTicket(work: Work, held: Held, cause: Cause): Promise<void> {
  const { status } = held.ticket
  if (!['new', 'open', 'pending'].includes(status)) return
  held.ticket = await changeTicket(work, held.ticket, { status: 'on_hold' }, cause)
  await work.tx.updateTable('approvals').set({ heldStatus: status }).where('id', '=', held.approval.id).execute()
  held.approval.heldStatus = status
}

/**
 * Puts the ticket back as it was, where it still is as this request left it and no other one holds it. Nothing leads
 * back to `new`: somebody has worked on it.
 */
export async function releaseTicket(work: Work, held: Held, cause: Cause): Promise<void> {
  const { approval, ticket } = held
  if (approval.heldStatus === null || ticket.status !== 'on_hold' || ticket.id !== approval.ticketId) return
  const other = await work.tx
    .selectFrom('approvals')
    .select('id')
    .where('ticketId', '=', ticket.id)
    .where('state', '=', 'pending')
    .where('heldStatus', 'is not', null)
    .where('id', '<>', approval.id)
    .limit(1)
    .executeTakeFirst()
  // The last one that waits lets it go; it goes back to how the first one found it.
  if (other !== undefined) return passHold(work, other.id, approval.heldStatus)
  const status = ticketStatus.parse(approval.heldStatus)
  held.ticket = await changeTicket(work, ticket, { status: status === 'new' ? 'open' : status }, cause)
}

async function passHold(work: Work, approvalId: string, status: string): Promise<void> {
  await work.tx.updateTable('approvals').set({ heldStatus: status }).where('id', '=', approvalId).execute()
}
