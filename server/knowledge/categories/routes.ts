import type { articleCategories } from '#contract/knowledge.ts'
import { transact } from '../../kernel/context.ts'
import type { Handlers } from '../../platform/http.ts'
import { addCategory, changeCategory, removeCategory } from './commands.ts'
import { listCategories } from './queries.ts'

export const articleCategoryHandlers: Handlers<typeof articleCategories> = {
  list: async (ctx) => ({ items: await listCategories(ctx.db, ctx.actor) }),
  create: (ctx, { body }) => transact(ctx, (work) => addCategory(work, body)),
  update: (ctx, { params, body }) => transact(ctx, (work) => changeCategory(work, params.id, body)),
  remove: async (ctx, { params }) => {
    await transact(ctx, (work) => removeCategory(work, params.id))
  },
}
