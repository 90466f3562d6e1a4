import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { AlertReceipt, AlertSource, alertSources } from '#contract/alert-sources.ts'
import type { Input } from '#contract/operation.ts'
import type { Ctx, Db, Tx } from '../../kernel/context.ts'
import { pageOf } from '../../kernel/cursor.ts'
import { found } from '../../kernel/errors.ts'
import type { AlertSources } from '../../kernel/tables.ts'
import { readIdCursor } from '../../tickets/index.ts'

const columns = [
  'id',
  'name',
  'kind',
  'prefix',
  'teamId',
  'silentAfterHours',
  'lastReceivedAt',
  'lastFaultAt',
  'lastFault',
  'createdAt',
  'updatedAt',
] as const

export async function listSources(db: Db | Tx): Promise<AlertSource[]> {
  const query = db.selectFrom('alertSources').select(columns).orderBy(sql`lower(name)`)
  return (await query.execute()).map(presentSource)
}

export async function getSource(db: Db | Tx, id: string): Promise<AlertSource> {
  const query = db.selectFrom('alertSources').select(columns).where('id', '=', id)
  return presentSource(found(await query.executeTakeFirst(), 'Source'))
}

function presentSource(row: Omit<Selectable<AlertSources>, 'tokenHash'>): AlertSource {
  const { id, name, prefix, teamId, silentAfterHours, lastReceivedAt, lastFaultAt, lastFault } = row
  return {
    id,
    name,
    // The database's checks hold the columns to the words of the contract.
    kind: row.kind as AlertSource['kind'],
    prefix,
    teamId,
    silentAfterHours,
    lastReceivedAt: lastReceivedAt?.toISOString() ?? null,
    lastFault:
      lastFaultAt === null
        ? null
        : { at: lastFaultAt.toISOString(), reason: lastFault as NonNullable<AlertSource['lastFault']>['reason'] },
  }
}

type ListRequest = Input<typeof alertSources.receipts>['query']

export async function listReceipts(ctx: Ctx, sourceId: string, { limit, cursor, state }: ListRequest) {
  await getSource(ctx.db, sourceId)
  const before = cursor === undefined ? undefined : readIdCursor(cursor)
  const rows = await selectReceipts(ctx.db, sourceId)
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? ''))
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit, presentReceipt, ({ id }) => [id])
}

export async function getReceipt(db: Db | Tx, sourceId: string, id: string): Promise<AlertReceipt & { body: string }> {
  const row = await selectReceipts(db, sourceId).select('body').where('id', '=', id).executeTakeFirst()
  const receipt = found(row, 'Receipt')
  return { ...presentReceipt(receipt), body: receipt.body }
}

function selectReceipts(db: Db | Tx, sourceId: string) {
  return db
    .selectFrom('alertReceipts')
    .select(['id', 'state', 'reason', 'detail', 'alertCount', 'receivedAt', 'handledAt'])
    .where('sourceId', '=', sourceId)
}

type ReceiptRow = Awaited<ReturnType<ReturnType<typeof selectReceipts>['executeTakeFirstOrThrow']>>

function presentReceipt(row: ReceiptRow): AlertReceipt {
  return {
    id: row.id,
    // The database's checks hold the columns to the words of the contract.
    state: row.state as AlertReceipt['state'],
    reason: row.reason as AlertReceipt['reason'],
    detail: row.detail,
    alertCount: row.alertCount,
    receivedAt: row.receivedAt.toISOString(),
    handledAt: row.handledAt?.toISOString() ?? null,
  }
}
