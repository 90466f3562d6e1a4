import { z } from 'zod'
import { instant } from './common.ts'
import { operation } from './operation.ts'
import { personRef } from './people.ts'
import { byNumber, ticketStatus } from './ticket-fields.ts'

/** An older open ticket that one may be a repetition of. */
export const likelyDuplicate = z
  .object({
    number: z.int(),
    subject: z.string(),
    status: ticketStatus,
    requester: personRef,
    /** Of the same person, or of somebody else in the same organization. */
    who: z.enum(['same_requester', 'same_organization']),
    /** What is alike: the subjects, or the words of what was said. */
    why: z.enum(['subject', 'words']),
    createdAt: instant,
  })
  .meta({ id: 'LikelyDuplicate' })
export type LikelyDuplicate = z.infer<typeof likelyDuplicate>

const pair = byNumber.extend({ to: byNumber.shape.number })

/** Part of the tickets' operations. */
export const duplicateOperations = {
  duplicates: operation({
    method: 'GET',
    path: '/tickets/:number/duplicates',
    summary: 'Open tickets of the same person or organization that this one looks like, the likest first',
    access: 'agent',
    scope: 'tickets:read',
    params: byNumber,
    result: z.object({ items: z.array(likelyDuplicate).max(3) }),
    errors: ['not_found'],
  }),
  markDistinct: operation({
    method: 'PUT',
    path: '/tickets/:number/duplicates/:to/distinct',
    summary: 'Say that a ticket is not the same as one that it looks like',
    access: 'agent',
    scope: 'tickets:write',
    params: pair,
    errors: ['not_found'],
  }),
  unmarkDistinct: operation({
    method: 'DELETE',
    path: '/tickets/:number/duplicates/:to/distinct',
    summary: 'Take that back',
    access: 'agent',
    scope: 'tickets:write',
    params: pair,
    errors: ['not_found'],
  }),
}
