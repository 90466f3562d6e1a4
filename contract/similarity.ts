import { z } from 'zod'
import { instant } from './common.ts'
import { linkKind } from './links.ts'
import { operation } from './operation.ts'
import { personRef } from './people.ts'
import { byNumber, ticketStatus } from './ticket-fields.ts'

/** A ticket about the same matter as another one, whoever it is from and whenever it was. */
export const similarTicket = z
  .object({
    number: z.int(),
    subject: z.string(),
    status: ticketStatus,
    requester: personRef,
    createdAt: instant,
    /** How alike they are: 0 not at all … 1 the same words. */
    score: z.number().min(0).max(1),
    /** What both speak of, as the one asked about writes it. */
    words: z.array(z.string()).max(5),
    /** How the two are linked already; null when they are not. */
    linkedAs: linkKind.nullable(),
    /** The beginning of the last reply, of a ticket that is solved; null where none was written. */
    answer: z.string().nullable(),
  })
  .meta({ id: 'SimilarTicket' })
export type SimilarTicket = z.infer<typeof similarTicket>

export const similarity = {
  similar: operation({
    method: 'GET',
    path: '/tickets/:number/similar',
    summary: 'Tickets about the same, in whatever language, the likest first, with how they were solved',
    access: 'agent',
    scope: 'tickets:read',
    params: byNumber,
    result: z.object({ items: z.array(similarTicket).max(5) }),
    errors: ['not_found'],
  }),
}
