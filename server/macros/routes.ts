import type { macros } from '#contract/macros.ts'
import { personOf } from '../kernel/actor.ts'
import { transact } from '../kernel/context.ts'
import type { Handlers } from '../platform/http.ts'
import { getChangedTicket } from '../tickets/index.ts'
import { addMacro, changeMacro, removeMacro } from './commands.ts'
import { previewMacro } from './preview.ts'
import { listMacros } from './queries.ts'
import { applyMacro, undoUse } from './uses.ts'

export const macroHandlers: Handlers<typeof macros> = {
  list: async (ctx) => ({ items: await listMacros(ctx.db, personOf(ctx.actor)) }),
  create: (ctx, { body }) => transact(ctx, (work) => addMacro(work, personOf(ctx.actor), body)),
  update: (ctx, { params, body }) => transact(ctx, (work) => changeMacro(work, personOf(ctx.actor), params.id, body)),
  remove: async (ctx, { params }) => {
    await transact(ctx, (work) => removeMacro(work, personOf(ctx.actor), params.id))
  },
  apply: (ctx, { params }) => {
    return applyMacro(ctx, personOf(ctx.actor), { number: params.number, id: params.id, ifMatch: ctx.ifMatch })
  },
  undo: async (ctx, { params }) => {
    const id = await undoUse(ctx, personOf(ctx.actor), params.number, params.id)
    return getChangedTicket(ctx, { id })
  },
  preview: (ctx, { params, body }) => previewMacro(ctx, personOf(ctx.actor), params.number, body),
}
