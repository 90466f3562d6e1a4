import type { announcements } from '#contract/announcements.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { authorize } from '../kernel/errors.ts'
import type { Handlers } from '../platform/http.ts'
import { limitRate } from '../platform/rate-limits.ts'
import { listNameable } from './affected.ts'
import { addUpdate, announce, changeAnnouncement, removeAnnouncement } from './commands.ts'
import { mailConfirmation } from './mails.ts'
import { mayAnnounce } from './policy.ts'
import { currentAnnouncements, getAnnouncement, listAnnouncements } from './queries.ts'
import { confirmSubscription, unsubscribe } from './subscriptions.ts'

export const announcementHandlers: Handlers<typeof announcements> = {
  current: (ctx) => currentAnnouncements(ctx),
  list: (ctx, { query }) => listAnnouncements(ctx, query),
  services: async (ctx) => {
    authorize(await mayAnnounce(ctx.db, ctx.actor), 'announce anything')
    return { items: await listNameable(ctx.db) }
  },
  get: (ctx, { params }) => getAnnouncement(ctx, params.id),
  create: async (ctx, { body }) => {
    const id = await asAnnouncer(ctx, (work) => announce(work, body))
    return getAnnouncement(ctx, id)
  },
  update: async (ctx, { params, body }) => {
    await asAnnouncer(ctx, (work) => changeAnnouncement(work, params.id, body))
    return getAnnouncement(ctx, params.id)
  },
  addUpdate: async (ctx, { params, body }) => {
    await asAnnouncer(ctx, (work) => addUpdate(work, params.id, body))
    return getAnnouncement(ctx, params.id)
  },
  remove: async (ctx, { params }) => {
    await asAnnouncer(ctx, (work) => removeAnnouncement(work, params.id))
  },
  subscribe: async (ctx, { body }) => {
    await limitRate(ctx, { key: `subscribe:${ctx.ip}`, max: 20, seconds: 3600 })
    await limitRate(ctx, { key: `subscribe:${body.email}`, max: 3, seconds: 3600 })
    await transact(ctx, (work) => mailConfirmation(work, body.email, body.language))
  },
  confirm: async (ctx, { params }) => ({ email: await confirmSubscription(ctx, params.token) }),
  unsubscribe: async (ctx, { params }) => ({ email: await unsubscribe(ctx, params.token) }),
}

async function asAnnouncer<T>(ctx: Ctx, run: (work: Work) => Promise<T>): Promise<T> {
  return transact(ctx, async (work) => {
    authorize(await mayAnnounce(work.tx, work.actor), 'announce anything')
    return run(work)
  })
}
