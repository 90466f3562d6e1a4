import type { mailTemplates } from '#contract/mail-templates.ts'
import { personOf } from '../../kernel/actor.ts'
import { transact } from '../../kernel/context.ts'
import type { Handlers } from '../../platform/http.ts'
import { changeTemplate, restoreTemplate } from './commands.ts'
import { previewTemplate, testTemplate } from './preview.ts'
import { listTemplates } from './queries.ts'

export const mailTemplateHandlers: Handlers<typeof mailTemplates> = {
  list: async (ctx) => ({ items: await listTemplates(ctx.db) }),
  change: (ctx, { params, body }) => transact(ctx, (work) => changeTemplate(work, params.kind, params.language, body)),
  restore: (ctx, { params }) => transact(ctx, (work) => restoreTemplate(work, params.kind, params.language)),
  preview: (ctx, { params, body }) => previewTemplate(ctx, personOf(ctx.actor), { ...params, ...body }),
  test: async (ctx, { params, body }) => {
    await testTemplate(ctx, personOf(ctx.actor), { ...params, ...body })
  },
}
