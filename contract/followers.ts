import { z } from 'zod'
import { id } from './common.ts'
import { operation } from './operation.ts'
import { personRef } from './people.ts'
import { byNumber } from './tickets.ts'

const followers = z.object({
  /** By name; whoever no longer sees the ticket is not among them. */
  items: z.array(personRef),
})
const write = { access: 'agent', scope: 'tickets:write', params: byNumber, result: followers } as const

/** The most colleagues that are offered at once. */
export const mostColleagues = 20

export const ticketFollowers = {
  follow: operation({
    ...write,
    method: 'PUT',
    path: '/tickets/:number/followers/me',
    summary: 'Follow a ticket: be told what is said on it',
    errors: ['not_found'],
  }),
  unfollow: operation({
    ...write,
    method: 'DELETE',
    path: '/tickets/:number/followers/me',
    summary: 'Follow a ticket no longer',
    errors: ['not_found'],
  }),
  add: operation({
    ...write,
    method: 'PUT',
    path: '/tickets/:number/followers/:id',
    summary: 'Let a colleague who sees the ticket follow it; she is told',
    params: byNumber.extend({ id }),
    errors: ['not_found', 'invalid'],
  }),
  colleagues: operation({
    method: 'GET',
    path: '/tickets/:number/colleagues',
    summary: 'The other agents who see a ticket, by name: whom one may name in a note or let follow it; at most 20',
    access: 'agent',
    scope: 'tickets:read',
    params: byNumber,
    query: z.object({ q: z.string().trim().max(100).optional().meta({ description: 'Words of the name' }) }),
    result: z.object({ items: z.array(personRef) }),
    errors: ['not_found'],
  }),
}
