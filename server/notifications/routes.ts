import type { notifications } from '#contract/notifications.ts'
import { personOf } from '../kernel/actor.ts'
import { transact } from '../kernel/context.ts'
import type { Handlers } from '../platform/http.ts'
import { changeNotification, seeAll, seeOfArticle, seeOfTicket } from './commands.ts'
import { changePreferences, readPreferences } from './preferences.ts'
import { countUnseen, getNotification, listNotifications } from './queries.ts'

export const notificationHandlers: Handlers<typeof notifications> = {
  list: async (ctx, { query }) => listNotifications(ctx, query),
  count: async (ctx) => ({ unseen: await countUnseen(ctx) }),
  seeAll: async (ctx) => {
    await seeAll(ctx)
  },
  seeOfTicket: async (ctx, { params }) => {
    await seeOfTicket(ctx, params.number)
  },
  seeOfArticle: async (ctx, { params }) => {
    await seeOfArticle(ctx, params.id)
  },
  change: async (ctx, { params, body }) => {
    await changeNotification(ctx, params.id, body)
    return getNotification(ctx, params.id)
  },
  preferences: async (ctx) => readPreferences(ctx.db, personOf(ctx.actor).id),
  changePreferences: async (ctx, { body }) => {
    const { id } = personOf(ctx.actor)
    await transact(ctx, ({ tx }) => changePreferences(tx, id, body))
    return readPreferences(ctx.db, id)
  },
}
