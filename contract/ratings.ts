import { z } from 'zod'
import { id, instant, pageOf, paging } from './common.ts'
import { operation } from './operation.ts'
import { channel, ticketType } from './ticket-fields.ts'

/** CSAT: 1 very bad … 5 very good. */
export const score = z.int().min(1).max(5)
/** CES: 1 it was hard … 7 it was easy. */
export const effort = z.int().min(1).max(7)

const label = z.object({ es: z.string().trim().min(1).max(120), en: z.string().trim().min(1).max(120) })

/** With which scores a reason is offered: one to three, four and five, or all. */
export const reasonScope = z.enum(['low', 'high', 'any'])

export const ratingReason = z
  .object({ id, label, appliesTo: reasonScope })
  .meta({ id: 'RatingReason', description: 'Why somebody was content or not, as whoever rates may choose' })
export type RatingReason = z.infer<typeof ratingReason>

export const rating = z
  .object({
    score,
    comment: z.string(),
    reason: z.object({ id, label }).nullable(),
    effort: effort.nullable(),
    ratedAt: instant,
    /** Whether a lead has answered it. */
    isAnswered: z.boolean(),
  })
  .meta({ id: 'Rating', description: 'What the requester thought of a solved ticket' })
export type Rating = z.infer<typeof rating>

/** When and whom Mesa asks for a rating. */
export const ratingSettings = z
  .object({
    /** Whether a rating is asked for when a ticket is solved. */
    asks: z.boolean(),
    /** Hours after solving; 0 asks in the very mail that tells it. */
    delayHours: z.int().min(0).max(720),
    /** The calendar in whose open time the hours are counted; null counts plain hours. */
    delayCalendarId: id.nullable(),
    /** Of a hundred solved tickets, so many are asked about. */
    percent: z.int().min(1).max(100),
    /** Nobody is asked again within so many days; 0 asks every time. */
    pauseDays: z.int().min(0).max(365),
    /** Whether the question how easy it was is asked as well. */
    asksEffort: z.boolean(),
    reasons: z.array(ratingReason).max(20),
  })
  .meta({ id: 'RatingSettings' })
export type RatingSettings = z.infer<typeof ratingSettings>

/** Why somebody is not asked. */
export const notAskedReason = z.enum(['rated', 'asked_recently', 'not_sampled', 'not_solved', 'no_mail'])
export type NotAskedReason = z.infer<typeof notAskedReason>

/** Only ratings by this person, or of this organization’s tickets. */
const ofWhom = { requesterId: id.optional(), organizationId: id.optional() }

const byToken = z.object({ token: z.string().max(200) })
const byNumber = z.object({ number: z.coerce.number().int().positive() })
const given = z.object({
  score,
  comment: z.string().trim().max(5000).default(''),
  reasonId: id.nullable().optional(),
  effort: effort.nullable().optional(),
})

const period = {
  /** The last 90 days unless said otherwise. */
  from: instant.optional(),
  to: instant.optional(),
}
const filter = {
  agentId: id.optional(),
  teamId: id.optional(),
  type: ticketType.optional(),
  channel: channel.optional(),
  /** Of the catalogue: requests for its services. */
  categoryId: id.optional(),
  serviceId: id.optional(),
  articleId: id.optional(),
}

export const ratingGroup = z.enum(['agent', 'team', 'type', 'channel', 'category', 'service', 'article', 'reason'])
export type RatingGroup = z.infer<typeof ratingGroup>

const figures = z.object({
  /** How often somebody was asked, and how often that was answered. */
  asked: z.int(),
  answered: z.int(),
  /** Ratings given in this time, whether asked for or not. */
  count: z.int(),
  /** Of these, with four or five. */
  satisfied: z.int(),
  average: z.number().nullable(),
  /** Mean of the answers to how easy it was, and how many there are. */
  effort: z.number().nullable(),
  effortCount: z.int(),
})
export type RatingFigures = z.infer<typeof figures>

const figuresQuery = z.object({ ...period, ...filter, groupBy: ratingGroup.default('agent') })

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
    body: given,
    result: rating,
    errors: ['link_expired', 'too_many_requests', 'invalid'],
  }),
  questions: operation({
    method: 'GET',
    path: '/ratings/questions',
    summary: 'What is asked besides the score',
    access: 'public',
    result: ratingSettings.pick({ reasons: true, asksEffort: true }),
  }),
  rate: operation({
    method: 'POST',
    path: '/tickets/:number/rating',
    summary: 'Rate a solved ticket as its signed-in requester',
    access: 'guest',
    params: byNumber,
    body: given,
    result: rating,
    errors: ['not_found', 'forbidden', 'invalid'],
  }),
  answer: operation({
    method: 'POST',
    path: '/tickets/:number/rating/answer',
    summary: 'Answer a rating, by mail to the requester or in a note; by administrators and leads of the ticket’s team',
    access: 'agent',
    scope: 'tickets:write',
    params: byNumber,
    body: z.object({ kind: z.enum(['reply', 'note']), bodyText: z.string().trim().min(1).max(10_000) }),
    result: rating,
    status: 201,
    errors: ['not_found', 'forbidden', 'ticket_closed', 'needs_approval'],
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
  figures: operation({
    method: 'GET',
    path: '/ratings/figures',
    summary: 'Ratings in figures: administrators see all, leads their teams’, agents their own',
    access: 'agent',
    scope: 'tickets:read',
    query: figuresQuery,
    result: z.object({
      total: figures,
      /** The same for each agent, team, …; `key` is its id or word, null for tickets without one. At most 200. */
      groups: z.array(figures.extend({ key: z.string().nullable(), name: z.string().nullable() })),
      /** Whose ratings these are. */
      reach: z.enum(['all', 'teams', 'own']),
    }),
  }),
  figuresFile: operation({
    method: 'GET',
    path: '/ratings/figures/csv',
    summary: 'The same figures as CSV',
    access: 'agent',
    scope: 'tickets:read',
    query: figuresQuery,
    resultType: 'raw',
  }),
  comments: operation({
    method: 'GET',
    path: '/ratings/comments',
    summary: 'The ratings behind the figures, newest first',
    access: 'agent',
    scope: 'tickets:read',
    query: paging.extend({
      ...period,
      ...filter,
      /** `low`: one to three. */
      mood: z.enum(['low', 'high']).optional(),
      /** Only those with a comment. */
      withComment: z.stringbool().default(false),
    }),
    result: pageOf(
      rating.extend({
        id,
        number: z.int(),
        subject: z.string(),
        requesterName: z.string(),
        agentName: z.string().nullable(),
      }),
    ),
    errors: ['invalid_cursor'],
  }),
  settings: operation({
    method: 'GET',
    path: '/ratings/settings',
    summary: 'When and whom Mesa asks for a rating',
    access: 'agent',
    scope: 'settings:read',
    result: ratingSettings,
  }),
  updateSettings: operation({
    method: 'PATCH',
    path: '/ratings/settings',
    summary: 'Change when and whom Mesa asks; reasons that are left out are offered no more',
    access: 'admin',
    scope: 'settings:write',
    body: ratingSettings
      .extend({
        /** Without an id: a new one. */
        reasons: z.array(ratingReason.partial({ id: true })).max(20),
      })
      .partial(),
    result: ratingSettings,
    errors: ['invalid'],
  }),
}
