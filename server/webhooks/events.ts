import type { WebhookEvent } from '#contract/webhooks.ts'
import type { TicketFact } from '../tickets/index.ts'

const settled = ['solved', 'closed']

/** What a fact is called outside; several names where a change is several things at once. */
export function eventsOf(fact: TicketFact): WebhookEvent[] {
  switch (fact.type) {
    case 'ticket.created':
      return ['ticket.created']
    case 'ticket.changed':
      return ['ticket.changed', ...assignment(fact), ...settlement(fact)]
    case 'message.added':
      return fact.isFirst ? [] : ['message.added']
    default:
      return []
  }
}

type Changed = Extract<TicketFact, { type: 'ticket.changed' }>

function assignment({ changes }: Changed): WebhookEvent[] {
  return changes.some(({ field }) => field === 'teamId' || field === 'assigneeId') ? ['ticket.assigned'] : []
}

function settlement({ changes }: Changed): WebhookEvent[] {
  const status = changes.find(({ field }) => field === 'status')
  if (status === undefined) return []
  if (status.to === 'solved') return ['ticket.solved']
  if (status.to === 'closed') return ['ticket.closed']
  return settled.includes(String(status.from)) ? ['ticket.reopened'] : []
}
