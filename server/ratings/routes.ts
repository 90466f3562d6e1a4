import type { ratings } from '#contract/ratings.ts'
import { readSettings } from '../desk/index.ts'
import { personOf } from '../kernel/actor.ts'
import type { Handlers } from '../platform/http.ts'
import { limitRate } from '../platform/rate-limits.ts'
import { rateByLink, rateTicket } from './commands.ts'
import { ticketOfLink } from './links.ts'
import { getInvitation, listRatings, summariseRatings } from './queries.ts'

export const ratingHandlers: Handlers<typeof ratings> = {
  invitation: async (ctx, { params }) => {
    const ticketId = ticketOfLink(ctx.services, params.token)
    const { name: deskName } = await readSettings(ctx.db)
    return { deskName, ...(await getInvitation(ctx, ticketId)) }
  },
  confirm: async (ctx, { params, body }) => {
    const ticketId = ticketOfLink(ctx.services, params.token)
    await limitRate(ctx, { key: `rate:${ticketId}`, max: 20, seconds: 3600 })
    return rateByLink(ctx, ticketId, body)
  },
  rate: async (ctx, { params, body }) => {
    return rateTicket(ctx, params.number, personOf(ctx.actor).id, body)
  },
  list: async (ctx, { query }) => listRatings(ctx, query),
  summary: async (ctx, { query }) => summariseRatings(ctx, query),
}
