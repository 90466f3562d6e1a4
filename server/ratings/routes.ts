import type { ratings } from '#contract/ratings.ts'
import { readSettings } from '../desk/index.ts'
import { personOf } from '../kernel/actor.ts'
import { transact } from '../kernel/context.ts'
import type { Handlers } from '../platform/http.ts'
import { limitRate } from '../platform/rate-limits.ts'
import { answerRating, rateByLink, rateTicket } from './commands.ts'
import { readFigures } from './figures.ts'
import { sendFigures } from './figures-file.ts'
import { ticketOfLink } from './links.ts'
import { getInvitation, listComments, listRatings, summariseRatings } from './queries.ts'
import { changeRatingSettings, readRatingSettings } from './settings.ts'

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
  questions: async (ctx) => {
    const { reasons, asksEffort } = await readRatingSettings(ctx.db)
    return { reasons, asksEffort }
  },
  answer: async (ctx, { params, body }) => answerRating(ctx, personOf(ctx.actor), { ...params, ...body }),
  list: async (ctx, { query }) => listRatings(ctx, query),
  summary: async (ctx, { query }) => summariseRatings(ctx, query),
  figures: async (ctx, { query }) => readFigures(ctx, query),
  figuresFile: async (ctx, { query }) => sendFigures(ctx, query),
  comments: async (ctx, { query }) => listComments(ctx, query),
  settings: async (ctx) => readRatingSettings(ctx.db),
  updateSettings: async (ctx, { body }) => transact(ctx, (work) => changeRatingSettings(work, body)),
}
