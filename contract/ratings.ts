import { z } from 'zod'
import { id, instant, pageOf, paging } from './common.ts'
import { operation } from './operation.ts'

/** CSAT: 1 very bad … 5 very good. */
export const score = z.int().min(1).max(5)
export const rating = z
  .object({ score, comment: z.string(), ratedAt: instant })
  .meta({ id: 'Rating', description: 'What the requester thought of a solved ticket' })

/** Only ratings by this person, or of this organization’s tickets. */
const ofWhom = { requesterId: id.optional(), organizationId: id.optional() }

const byToken = z.object({ token: z.string().max(200) })

export const ratings = {
  /** What the page behind the mailed link shows. Reading it rates nothing. */
  invitation: operation({
    method: 'GET',
    path: '/ratings/by-link/:token',
    summary: 'The ticket that a mailed rating link speaks of',
    access: 'public',
    params: byToken,
    result: z.object({
      deskName: z.string(),
      number: z.int(),
      subject: z.string(),
      rating: rating.nullable(),
    }),
    errors: ['link_expired'],
  }),
  confirm: operation({
    method: 'POST',
    path: '/ratings/by-link/:token',
    summary: 'Rate a solved ticket; rating again replaces the first rating',
    access: 'public',
    params: byToken,
    body: z.object({ score, comment: z.string().trim().max(5000).default('') }),
    result: rating,
    errors: ['link_expired', 'too_many_requests'],
  }),
  rate: operation({
    method: 'POST',
    path: '/tickets/:number/rating',
    summary: 'Rate a solved ticket as its signed-in requester',
    access: 'guest',
    params: z.object({ number: z.coerce.number().int().positive() }),
    body: z.object({ score, comment: z.string().trim().max(5000).default('') }),
    result: rating,
    errors: ['not_found', 'forbidden'],
  }),
  list: operation({
    method: 'GET',
    path: '/ratings',
    summary: 'Ratings, newest first, of the tickets the caller may see',
    access: 'agent',
    scope: 'tickets:read',
    query: paging.extend(ofWhom),
    result: pageOf(rating.extend({ id, number: z.int(), subject: z.string() })),
    errors: ['invalid_cursor'],
  }),
  summary: operation({
    method: 'GET',
    path: '/ratings/summary',
    summary: 'How many ratings of each score in the last days, of everybody or of whom is asked for',
    access: 'agent',
    scope: 'tickets:read',
    query: z.object({ days: z.coerce.number().int().min(1).max(3660).default(90), ...ofWhom }),
    result: z.object({
      count: z.int(),
      average: z.number().nullable(),
      /** Counts of score 1 to 5, in this order. */
      byScore: z.array(z.int()).length(5),
    }),
  }),
}
