import type { readyTexts } from '#contract/ready-texts.ts'
import { personOf } from '../kernel/actor.ts'
import { transact } from '../kernel/context.ts'
import type { Handlers } from '../platform/http.ts'
import { addReadyText, changeReadyText, giveText, removeReadyText } from './commands.ts'
import { sendTextFile } from './files.ts'
import { listFilledTexts, listReadyTexts } from './queries.ts'

export const readyTextHandlers: Handlers<typeof readyTexts> = {
  list: async (ctx) => ({ items: await listReadyTexts(ctx.db, personOf(ctx.actor)) }),
  create: (ctx, { body }) => transact(ctx, (work) => addReadyText(work, personOf(ctx.actor), body)),
  update: (ctx, { params, body }) =>
    transact(ctx, (work) => changeReadyText(work, personOf(ctx.actor), params.id, body)),
  remove: async (ctx, { params }) => {
    await transact(ctx, (work) => removeReadyText(work, personOf(ctx.actor), params.id))
  },
  forTicket: async (ctx, { params }) => ({ items: await listFilledTexts(ctx, personOf(ctx.actor), params.number) }),
  use: async (ctx, { params }) => ({
    attachments: await transact(ctx, (work) => giveText(work, personOf(ctx.actor), params.id)),
  }),
  file: (ctx, { params }) => sendTextFile(ctx, personOf(ctx.actor), params.id, params.fileId),
}
