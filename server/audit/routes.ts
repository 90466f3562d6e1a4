import type { audit } from '#contract/administration.ts'
import { pageOf } from '../kernel/cursor.ts'
import type { Handlers } from '../platform/http.ts'
import { listEntries, presentEntry } from './queries.ts'

export const auditHandlers: Handlers<typeof audit> = {
  list: async (ctx, { query }) =>
    pageOf(await listEntries(ctx.db, query), query.limit, presentEntry, (row) => [row.id]),
}
