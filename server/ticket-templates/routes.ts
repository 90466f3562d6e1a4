import type { ticketTemplates } from '#contract/ticket-templates.ts'
import { personOf } from '../kernel/actor.ts'
import { transact } from '../kernel/context.ts'
import type { Handlers } from '../platform/http.ts'
import { addTemplate, changeTemplate, removeTemplate } from './commands.ts'
import { copyFiles, sendTemplateFile } from './files.ts'
import { listTemplates } from './queries.ts'

export const ticketTemplateHandlers: Handlers<typeof ticketTemplates> = {
  list: async (ctx) => ({ items: await listTemplates(ctx.db, personOf(ctx.actor)) }),
  create: (ctx, { body }) => transact(ctx, (work) => addTemplate(work, personOf(ctx.actor), body)),
  update: (ctx, { params, body }) => {
    return transact(ctx, (work) => changeTemplate(work, personOf(ctx.actor), params.id, body))
  },
  remove: async (ctx, { params }) => {
    await transact(ctx, (work) => removeTemplate(work, personOf(ctx.actor), params.id))
  },
  copyFiles: async (ctx, { params }) => ({
    attachments: await transact(ctx, (work) => copyFiles(work, personOf(ctx.actor), params.id)),
  }),
  file: (ctx, { params }) => sendTemplateFile(ctx, personOf(ctx.actor), params.id, params.fileId),
}
