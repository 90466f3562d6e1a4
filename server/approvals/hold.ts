import { ticketStatus } from '#contract/tickets.ts'
import type { Work } from '../kernel/context.ts'
import { type Cause, changeTicket } from '../tickets/index.ts'
import type { Held } from './schema.ts'

/** Puts the ticket on hold, unless it is done or waits for somebody else than approvers. */
export async function holdTicket(work: Work, held: Held, cause: Cause): Promise<void> {
  const { status } = held.ticket
  const before = status === 'on_hold' ? await statusBefore(work, held) : status
  if (before === undefined || !['new', 'open', 'pending'].includes(before)) return
  held.ticket = await changeTicket(work, held.ticket, { status: 'on_hold' }, cause)
  await work.tx.updateTable('approvals').set({ heldStatus: before }).where('id', '=', held.approval.id).execute()
  held.approval.heldStatus = before
}

/**
 * Puts the ticket back as it was, where it still is as this request left it and no other one holds it. Nothing leads
 * back to `new`: somebody has worked on it.
 */
export async function releaseTicket(work: Work, held: Held, cause: Cause): Promise<void> {
  const { approval, ticket } = held
  if (approval.heldStatus === null || ticket.status !== 'on_hold' || ticket.id !== approval.ticketId) return
  if ((await statusBefore(work, held)) !== undefined) return
  const status = ticketStatus.parse(approval.heldStatus)
  held.ticket = await changeTicket(work, ticket, { status: status === 'new' ? 'open' : status }, cause)
}

/** How the ticket was before another request put it on hold, which still waits. */
async function statusBefore(work: Work, { approval, ticket }: Held): Promise<string | undefined> {
  const other = await work.tx
    .selectFrom('approvals')
    .select('heldStatus')
    .where('ticketId', '=', ticket.id)
    .where('state', '=', 'pending')
    .where('heldStatus', 'is not', null)
    .where('id', '<>', approval.id)
    .limit(1)
    .executeTakeFirst()
  return other?.heldStatus ?? undefined
}
