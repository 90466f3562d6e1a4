import type { TicketStatus } from '#contract/tickets.ts'

/**
 * The allowed moves, for single and bulk change, rules and mails alike. A closed ticket only opens again, and only
 * for a while: what comes after its inbox's limit is a new ticket.
 */
const moves: Record<TicketStatus, readonly TicketStatus[]> = {
  new: ['open', 'pending', 'on_hold', 'solved', 'closed'],
  open: ['pending', 'on_hold', 'solved'],
  pending: ['open', 'on_hold', 'solved'],
  on_hold: ['open', 'pending', 'solved'],
  solved: ['open', 'pending', 'on_hold', 'closed'],
  closed: ['open'],
}

export function mayMove(from: TicketStatus, to: TicketStatus): boolean {
  return from === to || moves[from].includes(to)
}

export function movesFrom(from: TicketStatus): readonly TicketStatus[] {
  return moves[from]
}

export function isUnsolved(status: TicketStatus): boolean {
  return status !== 'solved' && status !== 'closed'
}

/** Where a public message from the requester's side leads; automatic ones never change a status (MAIL.md). */
export function statusAfterRequesterMessage(status: TicketStatus): TicketStatus {
  return status === 'pending' || status === 'solved' || status === 'closed' ? 'open' : status
}

/** Where an agent's public message leads when she does not say. */
export function statusAfterAgentReply(status: TicketStatus): TicketStatus {
  return status === 'new' || status === 'closed' ? 'open' : status
}

export const defaultReopenWithinDays = 30

/** Whether a ticket has been closed for longer than its inbox lets it open again. */
export function isClosedForGood(
  ticket: { status: string; closedAt: Date | null },
  reopenWithinDays: number | null | undefined,
  now: Date,
): boolean {
  if (ticket.status !== 'closed') return false
  const days = reopenWithinDays ?? defaultReopenWithinDays
  return now.getTime() - (ticket.closedAt?.getTime() ?? 0) > days * 86_400_000
}
