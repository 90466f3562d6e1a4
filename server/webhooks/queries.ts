import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Input } from '#contract/operation.ts'
import type { Webhook, WebhookDelivery, webhooks } from '#contract/webhooks.ts'
import type { Ctx, Db, Tx } from '../kernel/context.ts'
import { pageOf } from '../kernel/cursor.ts'
import { found } from '../kernel/errors.ts'
import type { Webhooks } from '../kernel/tables.ts'
import { readIdCursor } from '../tickets/index.ts'

/** So much of what was sent is shown. */
const shownBody = 30_000

export async function listWebhooks(ctx: Pick<Ctx, 'db' | 'now'>): Promise<Webhook[]> {
  const rows = await ctx.db.selectFrom('webhooks').selectAll().orderBy(sql`lower(name)`).execute()
  return rows.map((row) => presentWebhook(row, ctx.now()))
}

export async function getWebhookRow(db: Db | Tx, id: string): Promise<Selectable<Webhooks>> {
  const query = db.selectFrom('webhooks').selectAll().where('id', '=', id)
  return found(await query.executeTakeFirst(), 'Webhook')
}

export function presentWebhook(row: Selectable<Webhooks>, now: Date): Webhook {
  const isFormerGood = row.formerSecretUntil !== null && row.formerSecretUntil > now
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    // The contract let them in; one of a later release is left out when they are read.
    events: row.events as Webhook['events'],
    includesNotes: row.includesNotes,
    isActive: row.isActive,
    offReason: row.offReason as Webhook['offReason'],
    failingSince: row.failingSince?.toISOString() ?? null,
    lastDeliveredAt: row.lastDeliveredAt?.toISOString() ?? null,
    formerSecretUntil: isFormerGood ? (row.formerSecretUntil?.toISOString() ?? null) : null,
  }
}

type ListRequest = Input<typeof webhooks.deliveries>['query']

export async function listDeliveries(ctx: Ctx, webhookId: string, { limit, cursor, state }: ListRequest) {
  await getWebhookRow(ctx.db, webhookId)
  const before = cursor === undefined ? undefined : readIdCursor(cursor)
  const rows = await selectDeliveries(ctx.db, webhookId)
    .$if(state !== undefined, (query) => query.where('d.state', '=', state ?? ''))
    .$if(before !== undefined, (query) => query.where('d.id', '<', before ?? ''))
    .orderBy('d.id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit, presentDelivery, ({ id }) => [id])
}

export async function getDelivery(db: Db | Tx, webhookId: string, id: string) {
  const query = selectDeliveries(db, webhookId)
    .select(['d.responseBody', sql<string>`left(d.body, ${sql.lit(shownBody)})`.as('requestBody')])
    .where('d.id', '=', id)
  const row = found(await query.executeTakeFirst(), 'Delivery')
  return { ...presentDelivery(row), requestBody: row.requestBody, responseBody: row.responseBody }
}

function selectDeliveries(db: Db | Tx, webhookId: string) {
  return db
    .selectFrom('webhookDeliveries as d')
    .leftJoin('tickets as t', 't.id', 'd.ticketId')
    .select(['d.id', 'd.event', 'd.state', 'd.attemptCount', 'd.nextAttemptAt', 'd.lastAttemptAt', 'd.fault'])
    .select(['d.responseStatus', 'd.durationMs', 'd.createdAt', 't.number as ticketNumber'])
    .where('d.webhookId', '=', webhookId)
}

type DeliveryRow = Awaited<ReturnType<ReturnType<typeof selectDeliveries>['executeTakeFirstOrThrow']>>

function presentDelivery(row: DeliveryRow): WebhookDelivery {
  // This feature alone writes these words.
  return {
    id: row.id,
    event: row.event as WebhookDelivery['event'],
    ticketNumber: row.ticketNumber,
    state: row.state as WebhookDelivery['state'],
    attemptCount: row.attemptCount,
    nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
    lastAttemptAt: row.lastAttemptAt?.toISOString() ?? null,
    fault: row.fault as WebhookDelivery['fault'],
    responseStatus: row.responseStatus,
    durationMs: row.durationMs,
    createdAt: row.createdAt.toISOString(),
  }
}
