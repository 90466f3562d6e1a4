import { z } from 'zod'
import { operation } from './operation.ts'
import { byNumber, ticketSummary } from './tickets.ts'

/** So many tickets are remembered of each person. */
export const mostRecent = 30

/** Which tickets the caller looked at last, on whatever machine. */
export const recent = {
  list: operation({
    method: 'GET',
    path: '/recent-tickets',
    summary: 'The tickets that one looked at last, the last one first; those out of reach are left out',
    access: 'agent',
    scope: 'tickets:read',
    result: z.object({ items: z.array(ticketSummary).max(mostRecent) }),
  }),
  add: operation({
    method: 'PUT',
    path: '/recent-tickets/:number',
    summary: 'Remember that one looks at a ticket',
    access: 'agent',
    scope: 'tickets:read',
    params: byNumber,
    errors: ['not_found'],
  }),
}
