import { sql } from 'kysely'
import type { Audience } from '#contract/audience.ts'
import type { ViewId } from '#contract/views.ts'
import { mostViews } from '#contract/views.ts'
import { listFields } from '../fields/index.ts'
import type { PersonActor } from '../kernel/actor.ts'
import { changesBetween } from '../kernel/acts.ts'
import type { Work } from '../kernel/context.ts'
import { AppError, found, invalidField, notFound } from '../kernel/errors.ts'
import { refuseKeeping } from '../teams/index.ts'
import { faultsOfViewCondition } from './conditions/check.ts'
import { refuseGrouping } from './grouping.ts'
import { columnsOf, presentSaved, type SavedView, selectSavedViews, type ViewDraft } from './saved.ts'

export async function addView(work: Work, actor: PersonActor, draft: ViewDraft): Promise<ViewId> {
  await refuse(work, actor, draft)
  await refuseTooMany(work, actor, draft.audience)
  const id = work.newId()
  const row = { id, ...columnsOf(draft, actor.id), createdAt: work.now() }
  await work.tx.insertInto('views').values(row).execute()
  await recordOpenly(work, draft.audience, { action: 'view.created', subject: draft.name })
  return `view:${id}`
}

export async function changeView(
  work: Work,
  actor: PersonActor,
  viewId: ViewId,
  change: { [K in keyof ViewDraft]?: ViewDraft[K] | undefined },
): Promise<void> {
  const before = await lockView(work, actor, viewId)
  await refuseKeeping(work.tx, actor, before.audience)
  const after: ViewDraft = {
    name: change.name ?? before.name,
    audience: change.audience ?? before.audience,
    condition: change.condition ?? before.condition,
    sort: change.sort ?? before.sort,
    order: change.order ?? before.order,
    groupBy: change.groupBy === undefined ? before.groupBy : change.groupBy,
    columns: change.columns === undefined ? before.columns : change.columns,
  }
  await refuse(work, actor, after)
  await work.tx.updateTable('views').set(columnsOf(after, actor.id)).where('id', '=', before.id).execute()
  const { id: _, ...was } = before
  const act = { action: 'view.changed', subject: after.name, changes: changesBetween(told(was), told(after)) } as const
  await recordOpenly(work, before.audience.kind === 'personal' ? after.audience : before.audience, act)
}

export async function removeView(work: Work, actor: PersonActor, viewId: ViewId): Promise<void> {
  const view = await lockView(work, actor, viewId)
  await refuseKeeping(work.tx, actor, view.audience)
  await work.tx.deleteFrom('views').where('id', '=', view.id).execute()
  await work.tx.deleteFrom('viewPlaces').where('viewId', '=', `view:${view.id}`).execute()
  await recordOpenly(work, view.audience, { action: 'view.removed', subject: view.name })
}

async function lockView(work: Work, actor: PersonActor, viewId: ViewId): Promise<SavedView> {
  if (!viewId.startsWith('view:')) throw notFound('View')
  const row = await selectSavedViews(work.tx, actor)
    .where('v.id', '=', viewId.slice('view:'.length))
    .forUpdate()
    .executeTakeFirst()
  return presentSaved(found(row, 'View'))
}

async function refuse(work: Work, actor: PersonActor, { audience, condition, groupBy }: ViewDraft): Promise<void> {
  const fields = await listFields(work.tx)
  const faults = faultsOfViewCondition(condition, fields)
  if (faults.length > 0) throw new AppError('invalid', 'The condition cannot be used', { faults })
  if (groupBy !== null) refuseGrouping(groupBy, fields)
  await refuseKeeping(work.tx, actor, audience)
}

/** Every view in the list costs its count: nobody needs more than a screen can show. */
async function refuseTooMany(work: Work, actor: PersonActor, audience: Audience): Promise<void> {
  const { count } = await work.tx
    .selectFrom('views')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('ownerId', audience.kind === 'personal' ? '=' : 'is', audience.kind === 'personal' ? actor.id : null)
    .where('teamId', audience.kind === 'team' ? '=' : 'is', audience.kind === 'team' ? audience.teamId : null)
    .executeTakeFirstOrThrow()
  if (count >= mostViews) throw invalidField('audience', 'too_many', `There are ${mostViews} views already: remove one`)
}

/** Which columns a table has is worth telling; how wide somebody made one is not. */
function told({ columns, ...view }: ViewDraft) {
  return { ...view, columns: columns?.map(({ column }) => column) ?? null }
}

/** What is nobody else's is nobody else's business. */
async function recordOpenly(work: Work, { kind }: Audience, act: Parameters<Work['record']>[0]): Promise<void> {
  if (kind !== 'personal') await work.record(act)
}
