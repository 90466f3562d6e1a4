import { sql } from 'kysely'
import type { IgnoredSender } from '#contract/mail-filters.ts'
import { isOwnAddress } from '../../inboxes/index.ts'
import type { Ctx, Db, Tx, Work } from '../../kernel/context.ts'
import { pageOf } from '../../kernel/cursor.ts'
import { found, invalidField } from '../../kernel/errors.ts'
import { presentPersonRef } from '../../people/index.ts'
import { readIdCursor } from '../../tickets/index.ts'
import { valuesOf } from './values.ts'

export async function isIgnoredSender(db: Db | Tx, address: string, inboxId: string): Promise<boolean> {
  const row = await db
    .selectFrom('ignoredSenders')
    .select('id')
    .where('value', 'in', [address, ...valuesOf(address)])
    .where((eb) => eb.or([eb('inboxId', 'is', null), eb('inboxId', '=', inboxId)]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Ignores a sender from now on; one who is ignored already stays so. */
export async function ignoreSender(work: Work, value: string, inboxId: string | null): Promise<string> {
  if (value.includes('@') && (await isOwnAddress(work.tx, value))) {
    throw invalidField('value', 'invalid', 'This is an address of the desk itself')
  }
  if (inboxId !== null) await checkInbox(work.tx, inboxId)
  const added = await work.tx
    .insertInto('ignoredSenders')
    .values({
      id: work.newId(),
      value,
      inboxId,
      createdBy: work.actor.kind === 'person' ? work.actor.id : null,
      createdAt: work.now(),
    })
    .onConflict((conflict) => conflict.columns(['value', 'inboxId']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added === undefined) return getId(work.tx, value, inboxId)
  await work.record({ action: 'sender.ignored', subject: await subjectOf(work.tx, value, inboxId) })
  return added.id
}

export async function listenAgain(work: Work, id: string): Promise<void> {
  const row = await work.tx
    .deleteFrom('ignoredSenders')
    .where('id', '=', id)
    .returning(['value', 'inboxId'])
    .executeTakeFirst()
  const { value, inboxId } = found(row, 'Ignored sender')
  await work.record({ action: 'sender.listened_to', subject: await subjectOf(work.tx, value, inboxId) })
}

export async function listIgnoredSenders(ctx: Ctx, request: { limit: number; cursor?: string | undefined }) {
  const before = request.cursor === undefined ? undefined : readIdCursor(request.cursor)
  const rows = await select(ctx.db)
    .$if(before !== undefined, (query) => query.where('s.id', '<', before ?? ''))
    .orderBy('s.id', 'desc')
    .limit(request.limit + 1)
    .execute()
  return pageOf(rows, request.limit, present, (row) => [row.id])
}

export async function getIgnoredSender(db: Db | Tx, id: string): Promise<IgnoredSender> {
  return present(found(await select(db).where('s.id', '=', id).executeTakeFirst(), 'Ignored sender'))
}

function select(db: Db | Tx) {
  return db
    .selectFrom('ignoredSenders as s')
    .leftJoin('inboxes as i', 'i.id', 's.inboxId')
    .leftJoin('people as p', 'p.id', 's.createdBy')
    .selectAll('s')
    .select(['i.name as inboxName', 'i.address as inboxAddress'])
    .select(['p.id as personId', 'p.name as personName', 'p.email as personEmail', 'p.role as personRole'])
}
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

function present(row: Row): IgnoredSender {
  const { personId: id, personName: name, personEmail: email, personRole: role } = row
  return {
    id: row.id,
    value: row.value,
    kind: row.value.includes('@') ? 'address' : 'domain',
    inbox:
      row.inboxId === null ? null : { id: row.inboxId, name: row.inboxName ?? '', address: row.inboxAddress ?? '' },
    createdBy: id === null ? null : presentPersonRef({ id, name: name ?? '', email, role: role ?? 'agent' }),
    createdAt: row.createdAt.toISOString(),
  }
}

async function getId(tx: Tx, value: string, inboxId: string | null): Promise<string> {
  const { id } = await tx
    .selectFrom('ignoredSenders')
    .select('id')
    .where('value', '=', value)
    .where(sql<boolean>`inbox_id is not distinct from ${inboxId}`)
    .executeTakeFirstOrThrow()
  return id
}

async function checkInbox(tx: Tx, id: string): Promise<void> {
  const inbox = await tx.selectFrom('inboxes').select('id').where('id', '=', id).executeTakeFirst()
  if (inbox === undefined) throw invalidField('inboxId', 'unknown', 'There is no such inbox')
}

async function subjectOf(tx: Tx, value: string, inboxId: string | null): Promise<string> {
  if (inboxId === null) return value
  const inbox = await tx.selectFrom('inboxes').select('address').where('id', '=', inboxId).executeTakeFirst()
  return `${value} → ${inbox?.address ?? inboxId}`
}
