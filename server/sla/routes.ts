import type { clocks } from '#contract/clocks.ts'
import type { sla } from '#contract/sla.ts'
import type { teamAgreements } from '#contract/team-agreements.ts'
import { transact } from '../kernel/context.ts'
import type { Handlers } from '../platform/http.ts'
import { getTicketId } from '../tickets/index.ts'
import { putAgreement, removeAgreement } from './agreements/commands.ts'
import { listAgreements } from './agreements/queries.ts'
import { latestApplication, startApplication } from './application/commands.ts'
import { forecast } from './application/forecast.ts'
import { addPolicy, arrangePolicies, changePolicy, removePolicy } from './policies/commands.ts'
import { listPolicies, listVersions } from './policies/queries.ts'
import { presentClocks } from './present.ts'
import { previewTarget } from './preview.ts'
import { explainClock } from './why.ts'

export const slaHandlers: Handlers<typeof sla> = {
  list: async (ctx) => ({ items: await listPolicies(ctx.db) }),
  create: (ctx, { body }) => transact(ctx, (work) => addPolicy(work, body)),
  arrange: async (ctx, { body }) => ({ items: await transact(ctx, (work) => arrangePolicies(work, body.ids)) }),
  forecast: (ctx) => forecast(ctx),
  apply: (ctx) => startApplication(ctx),
  application: async (ctx) => ({ application: (await latestApplication(ctx)) ?? null }),
  update: (ctx, { params, body }) => transact(ctx, (work) => changePolicy(work, params.id, body)),
  remove: async (ctx, { params }) => {
    await transact(ctx, (work) => removePolicy(work, params.id))
  },
  versions: async (ctx, { params }) => ({ items: await listVersions(ctx.db, params.id) }),
  preview: (ctx, { body }) => previewTarget(ctx, body),
}

export const clockHandlers: Handlers<typeof clocks> = {
  list: async (ctx, { params }) => ({
    items: await presentClocks(ctx, await getTicketId(ctx, params.number), 'all'),
  }),
  why: (ctx, { params, query }) => explainClock(ctx, { ...params, run: query.run }),
}

export const teamAgreementHandlers: Handlers<typeof teamAgreements> = {
  list: async (ctx) => ({ items: await listAgreements(ctx.db) }),
  put: (ctx, { params, body }) => transact(ctx, (work) => putAgreement(work, params.id, body)),
  remove: async (ctx, { params }) => {
    await transact(ctx, (work) => removeAgreement(work, params.id))
  },
}
