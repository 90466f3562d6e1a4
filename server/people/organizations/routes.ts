import type { organizations } from '#contract/structure.ts'
import { transact } from '../../kernel/context.ts'
import { pageOf } from '../../kernel/cursor.ts'
import type { Handlers } from '../../platform/http.ts'
import { addOrganization, changeOrganization } from './commands.ts'
import { getOrganization, listOrganizations, presentOrganization } from './queries.ts'

export const organizationHandlers: Handlers<typeof organizations> = {
  list: async (ctx, { query }) =>
    pageOf(await listOrganizations(ctx.db, query), query.limit, presentOrganization, (row) => [row.lowerName]),

  get: async (ctx, { params }) => presentOrganization(await getOrganization(ctx.db, params.id)),

  create: async (ctx, { body }) => presentOrganization(await transact(ctx, (work) => addOrganization(work, body))),

  update: async (ctx, { params, body }) =>
    presentOrganization(await transact(ctx, (work) => changeOrganization(work, params.id, body))),
}
