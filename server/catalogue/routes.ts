import type { catalogue } from '#contract/catalogue.ts'
import type { ServiceRequestDraft } from '#contract/service-request.ts'
import type { services } from '#contract/services.ts'
import { readSettings } from '../desk/index.ts'
import { transact, type Work } from '../kernel/context.ts'
import { AppError, found, invalidField } from '../kernel/errors.ts'
import { findOrCreateRequester, findPerson, type PersonRow } from '../people/index.ts'
import type { Handlers } from '../platform/http.ts'
import { limitRate } from '../platform/rate-limits.ts'
import { reportAction } from './actions.ts'
import {
  addCategory,
  addService,
  changeService,
  removeCategory,
  removeService,
  renameCategory,
  sortCatalogue,
} from './commands.ts'
import { requestOf } from './of-ticket.ts'
import { getOffer, listOffers } from './offers.ts'
import { askingFor, requestFor } from './on-behalf.ts'
import { listCategories, listServices } from './queries.ts'
import { retryStep, skipStep } from './repair.ts'
import { requestService } from './request.ts'

export const catalogueHandlers: Handlers<typeof catalogue> = {
  list: async (ctx, { query }) => ({ categories: await listOffers(await askingFor(ctx, query.requesterId)) }),
  get: async (ctx, { params, query }) => getOffer(await askingFor(ctx, query.requesterId), params.id),
  request: async (ctx, { params, body }) => {
    const { stranger, requesterId, ...draft } = body
    if (requesterId !== undefined) {
      const { number } = await transact(ctx, (work) => requestFor(work, requesterId, params.id, draft))
      return { number }
    }
    const isKnown = ctx.actor.kind === 'person' && ctx.actor.guestTicketId === undefined
    if (!isKnown) {
      await limitRate(ctx, { key: `portal:${ctx.ip}`, max: 20, seconds: 3600 })
      if (stranger !== undefined) await limitRate(ctx, { key: `portal:${stranger.email}`, max: 10, seconds: 3600 })
    }
    const ticket = await transact(ctx, async (work) => {
      const requester = isKnown ? await ownSelf(work) : await whoWrites(work, stranger)
      return requestService(work, requester, params.id, draft)
    })
    return { number: ticket.number }
  },
  ofTicket: async (ctx, { params }) => ({ request: await requestOf(ctx, params.number) }),
  retryStep: async (ctx, { params, body }) => {
    await transact(ctx, (work) => retryStep(work, params, body.reason))
    return { request: await requestOf(ctx, params.number) }
  },
  skipStep: async (ctx, { params, body }) => {
    await transact(ctx, (work) => skipStep(work, params, body.reason))
    return { request: await requestOf(ctx, params.number) }
  },
  report: async (ctx, { params, body }) => {
    await limitRate(ctx, { key: `service-actions:${ctx.ip}`, max: 600, seconds: 3600 })
    await transact(ctx, (work) => reportAction(work, params.token, body))
  },
}

export const serviceHandlers: Handlers<typeof services> = {
  list: async (ctx) => ({ items: await listServices(ctx.db), categories: await listCategories(ctx.db) }),
  create: (ctx, { body }) => transact(ctx, (work) => addService(work, body)),
  update: (ctx, { params, body }) => transact(ctx, (work) => changeService(work, params.id, body)),
  remove: async (ctx, { params }) => {
    await transact(ctx, (work) => removeService(work, params.id))
  },
  sort: async (ctx, { body }) => {
    await transact(ctx, (work) => sortCatalogue(work, body))
  },
  addCategory: (ctx, { body }) => transact(ctx, (work) => addCategory(work, body.name)),
  updateCategory: (ctx, { params, body }) => transact(ctx, (work) => renameCategory(work, params.id, body.name)),
  removeCategory: async (ctx, { params }) => {
    await transact(ctx, (work) => removeCategory(work, params.id))
  },
}

async function ownSelf(work: Work): Promise<PersonRow> {
  return found(work.actor.kind === 'person' ? await findPerson(work.tx, work.actor.id) : undefined, 'Person')
}

/** Somebody who is not signed in, where the desk takes requests from such people. */
async function whoWrites(work: Work, stranger: ServiceRequestDraft['stranger']): Promise<PersonRow> {
  if (!(await readSettings(work.tx)).acceptsStrangers)
    throw new AppError('forbidden', 'Sign in first: this desk takes requests from people it knows only')
  if (stranger === undefined) throw invalidField('stranger', 'required', 'Say who you are, or sign in')
  if (stranger.website !== '') throw new AppError('forbidden', 'The request looks like one from a program')
  const { name, email, language } = stranger
  return findOrCreateRequester(work, { email, name, language })
}
