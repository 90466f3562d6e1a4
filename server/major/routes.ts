import type { majorIncidents } from '#contract/major-incidents.ts'
import { personOf } from '../kernel/actor.ts'
import { transact } from '../kernel/context.ts'
import type { Handlers } from '../platform/http.ts'
import { changeIncident, declareIncident, endIncident, reviewIncident } from './commands.ts'
import { incidentsOf, listCurrent, listIncidents, listOutages } from './queries.ts'
import { tellAll } from './tell-all.ts'

export const majorIncidentHandlers: Handlers<typeof majorIncidents> = {
  outages: async (ctx) => ({ items: await listOutages(ctx.db) }),
  current: async (ctx) => ({ items: await listCurrent(ctx) }),
  list: (ctx, { query }) => listIncidents(ctx, query),
  ofTicket: (ctx, { params }) => incidentsOf(ctx, params.number),
  declare: (ctx, { params, body }) =>
    transact(ctx, (work) => declareIncident(work, personOf(ctx.actor), params.number, body)),
  update: (ctx, { params, body }) => transact(ctx, (work) => changeIncident(work, params.id, body)),
  end: (ctx, { params }) => transact(ctx, (work) => endIncident(work, personOf(ctx.actor), params.id)),
  tell: (ctx, { params, body }) => transact(ctx, (work) => tellAll(work, personOf(ctx.actor), params.id, body.text)),
  review: (ctx, { params, body }) =>
    transact(ctx, (work) => reviewIncident(work, personOf(ctx.actor), params.id, body)),
}
