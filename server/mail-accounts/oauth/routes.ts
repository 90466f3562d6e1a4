import type { oauth } from '#contract/oauth.ts'
import { transact } from '../../kernel/context.ts'
import type { Handlers } from '../../platform/http.ts'
import { addConnection, listConnections, redirectUrlOf, removeConnection } from './connections.ts'
import { beginConsent, finishConsent } from './consent.ts'

export const oauthHandlers: Handlers<typeof oauth> = {
  list: async (ctx) => ({ items: await listConnections(ctx.db), redirectUrl: redirectUrlOf(ctx.services) }),
  create: (ctx, { body }) => transact(ctx, (work) => addConnection(work, body)),
  authorize: async (ctx, { params }) => ({ url: await beginConsent(ctx, params.id) }),
  callback: async (ctx, { query }) => {
    const outcome = await finishConsent(ctx, query)
    // Neither the code nor the state stays in the address that the browser remembers.
    await ctx.reply.redirect(`/desk/settings/inboxes?consent=${outcome}`, 303)
    return undefined
  },
  remove: async (ctx, { params }) => {
    await transact(ctx, (work) => removeConnection(work, params.id))
    return undefined
  },
}
