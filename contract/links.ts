import { z } from 'zod'
import { operation } from './operation.ts'
import { byNumber, ticketStatus } from './ticket-fields.ts'

/**
 * How a ticket belongs to another one, from its own side. Two tickets have one link at most; a ticket has one parent at
 * most, and is never its own ancestor. `caused_by`: ITIL's relation between an incident and what lies behind it.
 */
export const linkKind = z
  .enum([
    'related',
    'follow_up_of',
    'followed_up_by',
    'duplicate_of',
    'duplicated_by',
    'child_of',
    'parent_of',
    'caused_by',
    'cause_of',
  ])
  .meta({ id: 'LinkKind' })
export type LinkKind = z.infer<typeof linkKind>

export const ticketLink = z
  .object({
    number: z.int(),
    subject: z.string(),
    status: ticketStatus,
    kind: linkKind,
    /** Why it was linked, for links that a mail or the moving of a message made. */
    reason: z.enum(['stranger', 'other_subject', 'closed_too_long', 'other_inbox', 'moved']).nullable(),
  })
  .meta({ id: 'TicketLink' })
export type TicketLink = z.infer<typeof ticketLink>

const result = z.object({ items: z.array(ticketLink) })

/** Part of the tickets' operations. */
export const linkOperations = {
  link: operation({
    method: 'POST',
    path: '/tickets/:number/links',
    summary: 'Link a ticket to another one; linking them anew changes how they belong together',
    access: 'agent',
    scope: 'tickets:write',
    params: byNumber,
    body: z.object({ to: z.int().positive(), kind: linkKind.default('related') }),
    result,
    status: 201,
    errors: ['not_found', 'invalid'],
  }),
  unlink: operation({
    method: 'DELETE',
    path: '/tickets/:number/links/:to',
    summary: 'Take the link between two tickets away; linking them again with the same kind brings it back as it was',
    access: 'agent',
    scope: 'tickets:write',
    params: byNumber.extend({ to: byNumber.shape.number }),
    result,
    errors: ['not_found'],
  }),
  links: operation({
    method: 'GET',
    path: '/tickets/:number/links',
    summary: 'The tickets linked to this one',
    access: 'agent',
    scope: 'tickets:read',
    params: byNumber,
    result,
    errors: ['not_found'],
  }),
}
