import { serviceStep } from '#contract/service.ts'
import type { ServiceRequest } from '#contract/service-request.ts'
import { isAgent } from '../kernel/actor.ts'
import type { Ctx } from '../kernel/context.ts'
import { getTicketId } from '../tickets/index.ts'
import { snapshot } from './schema.ts'

/** What service a ticket in reach asks for; who does not work here learns how far it is, not by whom or how. */
export async function requestOf(ctx: Ctx, number: number): Promise<ServiceRequest | null> {
  const ticketId = await getTicketId(ctx, number)
  const row = await ctx.db.selectFrom('serviceRequests').selectAll().where('ticketId', '=', ticketId).executeTakeFirst()
  if (row === undefined) return null
  const isInside = ctx.actor.kind === 'system' || isAgent(ctx.actor)
  const { name, icon, price, currency, costCenter } = snapshot.parse(row.snapshot)
  const steps = await listSteps(ctx, ticketId)
  return {
    service: { id: row.serviceId, name, icon },
    price,
    currency,
    costCenter: isInside ? costCenter : null,
    // The database's check holds the column to these words.
    state: row.state as ServiceRequest['state'],
    doneCount: steps.filter(({ state }) => state === 'done').length,
    stepCount: steps.filter(({ state }) => state !== 'cancelled').length,
    steps: isInside ? steps : [],
    createdAt: row.createdAt.toISOString(),
  }
}

async function listSteps(ctx: Ctx, ticketId: string): Promise<ServiceRequest['steps']> {
  const query = ctx.db.selectFrom('requestSteps').selectAll().where('ticketId', '=', ticketId)
  const rows = await query.orderBy('position').execute()
  return rows.map((row) => {
    const { title, kind, after } = serviceStep.parse(row.step)
    return {
      id: row.id,
      title,
      kind,
      after,
      state: row.state as ServiceRequest['steps'][number]['state'],
      result: row.result,
      startedAt: row.startedAt?.toISOString() ?? null,
      endedAt: row.endedAt?.toISOString() ?? null,
    }
  })
}
