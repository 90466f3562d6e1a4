import { type Selectable, sql } from 'kysely'
import { type Hook, type HookReceipt, hookMapping, type hooks } from '#contract/hooks.ts'
import type { Input } from '#contract/operation.ts'
import type { Ctx, Db, Tx } from '../kernel/context.ts'
import { pageOf } from '../kernel/cursor.ts'
import { found } from '../kernel/errors.ts'
import type { Hooks } from '../kernel/tables.ts'
import { readIdCursor } from '../tickets/index.ts'

type HookRow = Omit<Selectable<Hooks>, 'tokenHash'> & { failedCount: number }

export async function listHooks(db: Db | Tx): Promise<Hook[]> {
  return (await selectHooks(db).orderBy(sql`lower(h.name)`).execute()).map(presentHook)
}

export async function getHook(db: Db | Tx, id: string): Promise<Hook> {
  return presentHook(found(await selectHooks(db).where('h.id', '=', id).executeTakeFirst(), 'Hook'))
}

function selectHooks(db: Db | Tx) {
  return db
    .selectFrom('hooks as h')
    .select(['h.id', 'h.name', 'h.prefix', 'h.isActive', 'h.mapping', 'h.lastReceivedAt', 'h.createdAt', 'h.updatedAt'])
    .select(
      sql<number>`(select count(*)::int from hook_receipts as r where r.hook_id = h.id and r.state = 'failed')`.as(
        'failedCount',
      ),
    )
}

/** Only what the contract let in was ever written. */
function presentHook({ id, name, prefix, isActive, mapping, lastReceivedAt, failedCount }: HookRow): Hook {
  return {
    id,
    name,
    prefix,
    isActive,
    mapping: hookMapping.parse(mapping),
    lastReceivedAt: lastReceivedAt?.toISOString() ?? null,
    failedCount,
  }
}

type ListRequest = Input<typeof hooks.receipts>['query']

export async function listReceipts(ctx: Ctx, hookId: string, { limit, cursor, state }: ListRequest) {
  await getHook(ctx.db, hookId)
  const before = cursor === undefined ? undefined : readIdCursor(cursor)
  const rows = await selectReceipts(ctx.db, hookId)
    .$if(state !== undefined, (query) => query.where('r.state', '=', state ?? ''))
    .$if(before !== undefined, (query) => query.where('r.id', '<', before ?? ''))
    .orderBy('r.id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit, presentReceipt, ({ id }) => [id])
}

export async function getReceipt(db: Db | Tx, hookId: string, id: string): Promise<HookReceipt & { body: string }> {
  const row = await selectReceipts(db, hookId).select('r.body').where('r.id', '=', id).executeTakeFirst()
  const receipt = found(row, 'Receipt')
  return { ...presentReceipt(receipt), body: receipt.body }
}

function selectReceipts(db: Db | Tx, hookId: string) {
  return db
    .selectFrom('hookReceipts as r')
    .leftJoin('tickets as t', 't.id', 'r.ticketId')
    .select(['r.id', 'r.state', 'r.reason', 'r.receivedAt', 'r.handledAt', 't.number as ticketNumber'])
    .where('r.hookId', '=', hookId)
}

type ReceiptRow = Awaited<ReturnType<ReturnType<typeof selectReceipts>['executeTakeFirstOrThrow']>>

function presentReceipt(row: ReceiptRow): HookReceipt {
  // This feature alone writes these words.
  return {
    id: row.id,
    state: row.state as HookReceipt['state'],
    reason: row.reason as HookReceipt['reason'],
    ticketNumber: row.ticketNumber,
    receivedAt: row.receivedAt.toISOString(),
    handledAt: row.handledAt?.toISOString() ?? null,
  }
}
