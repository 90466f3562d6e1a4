import { z } from 'zod'
import { type MailFilter, mailFilterDraft } from '#contract/mail-filters.ts'
import type { Ctx, Db, Tx } from '../../kernel/context.ts'
import { found } from '../../kernel/errors.ts'
import type { FilterRule } from './plan.ts'
import { readTargets, targetOf } from './references.ts'

const stored = z.object({ condition: mailFilterDraft.shape.condition, actions: mailFilterDraft.shape.actions })

/** The filters for mail to an inbox, in their order. */
export async function activeFilters(db: Db | Tx, inboxId: string): Promise<FilterRule[]> {
  const rows = await selectFilters(db)
    .where('f.isEnabled', '=', true)
    .where((eb) => eb.or([eb('f.inboxId', 'is', null), eb('f.inboxId', '=', inboxId)]))
    .execute()
  return rows.flatMap(readRule)
}

export async function listFilters(ctx: Ctx): Promise<MailFilter[]> {
  return ctx.db.transaction().execute(async (tx) => present(tx, await selectFilters(tx).execute()))
}

export async function getFilter(tx: Tx, id: string): Promise<MailFilter> {
  const row = found(await selectFilters(tx).where('f.id', '=', id).executeTakeFirst(), 'Filter')
  return found((await present(tx, [row]))[0], 'Filter')
}

function selectFilters(db: Db | Tx) {
  return db
    .selectFrom('mailFilters as f')
    .leftJoin('inboxes as i', 'i.id', 'f.inboxId')
    .selectAll('f')
    .select(['i.name as inboxName', 'i.address as inboxAddress'])
    .orderBy('f.position')
    .orderBy('f.id')
}
type Row = Awaited<ReturnType<ReturnType<typeof selectFilters>['execute']>>[number]

/** One that an older or newer release wrote and this one cannot read is left out rather than breaking every mail. */
function readRule(row: Row): FilterRule[] {
  const read = stored.safeParse(row)
  return read.success ? [{ id: row.id, name: row.name, ...read.data }] : []
}

async function present(tx: Tx, rows: Row[]): Promise<MailFilter[]> {
  const read = rows.flatMap((row) => readRule(row).map((rule) => ({ row, rule })))
  const targets = await readTargets(
    tx,
    read.flatMap(({ rule }) => rule.actions),
  )
  return read.map(({ row, rule }) => ({
    id: row.id,
    name: row.name,
    inboxId: row.inboxId,
    inbox:
      row.inboxId === null ? null : { id: row.inboxId, name: row.inboxName ?? '', address: row.inboxAddress ?? '' },
    isEnabled: row.isEnabled,
    condition: rule.condition,
    actions: rule.actions,
    broken: rule.actions.flatMap((action, index) => {
      const id = targetOf(action)
      return id === undefined || targets.has(id) ? [] : [index]
    }),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }))
}
