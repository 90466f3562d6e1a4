import type { Ticket, TicketStatus } from '#contract/tickets.ts'

/** What happens to the ticket's status with the message. */
const sendChoices = ['as_is', 'pending', 'solved', 'open'] as const
export type SendChoice = (typeof sendChoices)[number]

type Facts = Pick<Ticket, 'status' | 'can'>

/** The ways to send that the ticket allows now. */
export function sendChoicesFor(ticket: Facts): SendChoice[] {
  return sendChoices.filter((choice) => choice === 'as_is' || isReachable(choice, ticket))
}

/** The remembered way if the ticket allows it, else to send without more. */
export function preferredChoice(remembered: string | null, allowed: SendChoice[]): SendChoice {
  return allowed.find((choice) => choice === remembered) ?? 'as_is'
}

/** The status to set; nothing when it is the present one. */
export function statusToSet(choice: SendChoice, ticket: Facts): TicketStatus | undefined {
  return choice === 'as_is' || choice === ticket.status ? undefined : choice
}

function isReachable(status: TicketStatus, ticket: Facts): boolean {
  return ticket.status === status || ticket.can.statuses.includes(status)
}
