import type { fields } from '#contract/fields.ts'
import { transact } from '../kernel/context.ts'
import type { Handlers } from '../platform/http.ts'
import { addField, changeField, removeField, sortFields } from './commands.ts'
import { listFields, listFieldsFor } from './queries.ts'

export const fieldHandlers: Handlers<typeof fields> = {
  list: async (ctx, { query }) => ({ items: await listFieldsFor(ctx.db, ctx.actor, query.subject) }),
  references: async (ctx, { query: { type, ...wanted } }) => ({
    items: await ctx.services.references[type].find(ctx, wanted),
  }),
  create: async (ctx, { body }) => transact(ctx, (work) => addField(work, body)),
  update: async (ctx, { params, body }) => transact(ctx, (work) => changeField(work, params.id, body)),
  remove: async (ctx, { params }) => {
    await transact(ctx, (work) => removeField(work, params.id))
  },
  sort: async (ctx, { body }) => {
    await transact(ctx, (work) => sortFields(work, body))
    return { items: await listFields(ctx.db, body.subject) }
  },
}
