import type { customerImports } from '#contract/customer-imports.ts'
import type { Handlers } from '../platform/http.ts'
import { beginApplying, beginPreview, cancelImport, createImport, rereadImport } from './commands.ts'
import { sendExport } from './export.ts'
import { getImport, listImports, listRows } from './queries.ts'
import { sendResults } from './results.ts'

export const customerImportHandlers: Handlers<typeof customerImports> = {
  create: async (ctx, { body }) => getImport(ctx, await createImport(ctx, body)),
  list: (ctx, { query }) => listImports(ctx, query),
  get: (ctx, { params }) => getImport(ctx, params.id),
  reread: async (ctx, { params, body }) => {
    await rereadImport(ctx, params.id, body)
    return getImport(ctx, params.id)
  },
  preview: async (ctx, { params, body }) => {
    await beginPreview(ctx, params.id, body)
    return getImport(ctx, params.id)
  },
  rows: (ctx, { params, query }) => listRows(ctx, params.id, query),
  apply: async (ctx, { params }) => {
    await beginApplying(ctx, params.id)
    return getImport(ctx, params.id)
  },
  cancel: async (ctx, { params }) => {
    await cancelImport(ctx, params.id)
    return getImport(ctx, params.id)
  },
  results: (ctx, { params }) => sendResults(ctx, params.id),
  export: (ctx, { params }) => sendExport(ctx, params.subject),
}
