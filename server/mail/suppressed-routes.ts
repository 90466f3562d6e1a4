import type { suppressions } from '#contract/suppressions.ts'
import { transact } from '../kernel/context.ts'
import type { Handlers } from '../platform/http.ts'
import { clearSuppressed, listSuppressed } from './suppressed.ts'

export const suppressionHandlers: Handlers<typeof suppressions> = {
  list: (ctx, { query }) => listSuppressed(ctx, query),
  clear: async (ctx, { body }) => {
    await transact(ctx, (work) => clearSuppressed(work, body.address))
    return undefined
  },
}
