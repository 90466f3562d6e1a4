import { sql } from 'kysely'
import type { MailFilter, MailFilterDraft, mailFilters } from '#contract/mail-filters.ts'
import type { Input } from '#contract/operation.ts'
import { changesBetween } from '../../kernel/acts.ts'
import type { Tx, Work } from '../../kernel/context.ts'
import { AppError, found } from '../../kernel/errors.ts'
import { checkFilter } from './check.ts'
import { getFilter } from './queries.ts'

type FilterChange = Input<typeof mailFilters.update>['body']

export async function addFilter(work: Work, draft: MailFilterDraft): Promise<MailFilter> {
  const id = work.newId()
  await lockFilters(work.tx)
  await refuseTakenName(work.tx, id, draft.name)
  await checkFilter(work.tx, draft)
  await work.tx
    .insertInto('mailFilters')
    .values({
      ...columnsOf(draft),
      id,
      position: sql<number>`(select coalesce(max(position), 0) + 1 from mail_filters)`,
      createdAt: work.now(),
      updatedAt: work.now(),
    })
    .execute()
  const filter = await getFilter(work.tx, id)
  await work.record({ action: 'mail_filter.created', subject: filter.name, changes: changesBetween({}, told(filter)) })
  return filter
}

export async function changeFilter(work: Work, id: string, change: FilterChange): Promise<MailFilter> {
  await lockFilters(work.tx)
  const before = await getFilter(work.tx, id)
  const draft = {
    name: change.name ?? before.name,
    inboxId: change.inboxId === undefined ? before.inboxId : change.inboxId,
    isEnabled: change.isEnabled ?? before.isEnabled,
    condition: change.condition ?? before.condition,
    actions: change.actions ?? before.actions,
  }
  await refuseTakenName(work.tx, id, draft.name)
  // One whose team has gone can still be switched off and renamed.
  if (change.condition !== undefined || change.actions !== undefined || change.inboxId !== undefined) {
    await checkFilter(work.tx, draft)
  }
  await work.tx
    .updateTable('mailFilters')
    .set({ ...columnsOf(draft), updatedAt: work.now() })
    .where('id', '=', id)
    .execute()
  const after = await getFilter(work.tx, id)
  await work.record({
    action: 'mail_filter.changed',
    subject: after.name,
    changes: changesBetween(told(before), told(after)),
  })
  return after
}

export async function removeFilter(work: Work, id: string): Promise<void> {
  const gone = await work.tx.deleteFrom('mailFilters').where('id', '=', id).returning('name').executeTakeFirst()
  await work.record({ action: 'mail_filter.removed', subject: found(gone, 'Filter').name })
}

/** Those that are named first, in their order; the others keep theirs, after them. */
export async function sortFilters(work: Work, ids: string[]): Promise<void> {
  await lockFilters(work.tx)
  await sql`update mail_filters as f set position = ranked.place
    from (select g.id, row_number() over (order by n.place nulls last, g.position, g.id) as place
      from mail_filters as g
      left join unnest(${ids}::uuid[]) with ordinality as n (id, place) on n.id = g.id) as ranked
    where f.id = ranked.id`.execute(work.tx)
  const rows = await work.tx.selectFrom('mailFilters').select('name').orderBy('position').execute()
  await work.record({
    action: 'mail_filter.sorted',
    subject: rows
      .map(({ name }) => name)
      .join(', ')
      .slice(0, 1000),
  })
}

/** Filters change one at a time, so that order and names hold. Mails that are read do not wait. */
async function lockFilters(tx: Tx): Promise<void> {
  await sql`lock table mail_filters in share row exclusive mode`.execute(tx)
}

async function refuseTakenName(tx: Tx, id: string, name: string): Promise<void> {
  const other = await tx
    .selectFrom('mailFilters')
    .select('id')
    .where(sql`lower(name)`, '=', sql`lower(${name})`)
    .where('id', '<>', id)
    .executeTakeFirst()
  if (other !== undefined) throw new AppError('name_taken', 'Another filter has this name')
}

function columnsOf({ name, inboxId, isEnabled, condition, actions }: MailFilterDraft) {
  return { name, inboxId, isEnabled, condition: JSON.stringify(condition), actions: JSON.stringify(actions) }
}

function told({ name, inbox, isEnabled, condition, actions }: MailFilter) {
  return { name, inbox: inbox?.name ?? null, isEnabled, condition, actions }
}
