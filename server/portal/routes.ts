import type { portal } from '#contract/portal.ts'
import { ticketDraft } from '#contract/tickets.ts'
import { readSettings } from '../desk/index.ts'
import { transact } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import { findOrCreateRequester } from '../people/index.ts'
import type { Handlers } from '../platform/http.ts'
import { limitRate } from '../platform/rate-limits.ts'
import { createTicketFor, getTicketId } from '../tickets/index.ts'
import { expectationOf } from './expectation.ts'

export const portalHandlers: Handlers<typeof portal> = {
  expectation: async (ctx, { params }) => {
    const ticketId = await getTicketId(ctx, params.number)
    return { expected: expectationOf(await ctx.services.readClocks(ctx, ticketId)) }
  },
  submit: async (ctx, { body }) => {
    await limitRate(ctx, { key: `portal:${ctx.ip}`, max: 20, seconds: 3600 })
    await limitRate(ctx, { key: `portal:${body.email}`, max: 10, seconds: 3600 })
    if (body.website !== '') throw new AppError('forbidden', 'The request looks like one from a program')
    if (!(await readSettings(ctx.db)).acceptsStrangers) {
      throw new AppError('forbidden', 'Sign in first: this desk takes requests from people it knows only')
    }
    const { name, email, language, website: _, ...request } = body
    const ticket = await transact(ctx, async (work) => {
      const requester = await findOrCreateRequester(work, { email, name, language })
      return createTicketFor(work, requester, ticketDraft.parse(request))
    })
    return { number: ticket.number }
  },
}
