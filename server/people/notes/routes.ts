import type { customerNotes } from '#contract/customer-notes.ts'
import { transact } from '../../kernel/context.ts'
import type { Handlers } from '../../platform/http.ts'
import { addNote, changeNote, removeNote } from './commands.ts'
import { listNotes, presentNote } from './queries.ts'

export const customerNoteHandlers: Handlers<typeof customerNotes> = {
  list: (ctx, { query }) => listNotes(ctx, query),
  add: async (ctx, { body }) => presentNote(ctx.actor, await transact(ctx, (work) => addNote(work, body))),
  change: async (ctx, { params, body }) =>
    presentNote(ctx.actor, await transact(ctx, (work) => changeNote(work, params.id, body.body))),
  remove: async (ctx, { params }) => {
    await transact(ctx, (work) => removeNote(work, params.id))
  },
}
