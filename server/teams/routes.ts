import type { teams } from '#contract/structure.ts'
import { transact } from '../kernel/context.ts'
import type { Handlers } from '../platform/http.ts'
import { addTeam, changeTeam, removeTeam } from './commands.ts'
import { listTeams } from './queries.ts'

export const teamHandlers: Handlers<typeof teams> = {
  list: async (ctx) => ({ items: await listTeams(ctx.db) }),
  create: (ctx, { body }) => transact(ctx, (work) => addTeam(work, body)),
  update: (ctx, { params, body }) => transact(ctx, (work) => changeTeam(work, params.id, body)),
  remove: async (ctx, { params }) => {
    await transact(ctx, (work) => removeTeam(work, params.id))
  },
}
