import type { tokens } from '#contract/administration.ts'
import { isAgent } from '../../kernel/actor.ts'
import { transact } from '../../kernel/context.ts'
import { AppError } from '../../kernel/errors.ts'
import type { Handlers } from '../../platform/http.ts'
import { makeToken, revokeToken } from './commands.ts'
import { getToken, listTokens } from './queries.ts'

export const tokenHandlers: Handlers<typeof tokens> = {
  list: async (ctx) => ({ items: await listTokens(ctx) }),

  create: (ctx, { body }) => {
    const { actor } = ctx
    if (!isAgent(actor)) throw new AppError('forbidden', 'A token acts as an agent')
    const expiresAt = body.expiresAt === null ? undefined : new Date(body.expiresAt)
    return transact(ctx, async (work) => {
      const { id, token } = await makeToken(work, { ...body, personId: actor.id, expiresAt })
      return { ...(await getToken(work.tx, id)), token }
    })
  },

  revoke: async (ctx, { params }) => {
    await transact(ctx, (work) => revokeToken(work, params.id))
  },
}
