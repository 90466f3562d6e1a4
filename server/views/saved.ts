import type { Selectable } from 'kysely'
import type { Input } from '#contract/operation.ts'
import { ruleGroup } from '#contract/rules.ts'
import { ticketSort } from '#contract/tickets.ts'
import { viewGrouping, type views } from '#contract/views.ts'
import type { PersonActor } from '../kernel/actor.ts'
import type { Db, Tx } from '../kernel/context.ts'
import type { Views } from '../kernel/tables.ts'
import { audienceColumns, audienceOf, isFor } from '../teams/index.ts'
import { jsonOf, presentColumns } from './columns.ts'

export type ViewDraft = Input<typeof views.create>['body']

/** A view that somebody made. */
export interface SavedView extends ViewDraft {
  id: string
}

/** Which of them an actor sees. The others are not found. */
export function selectSavedViews(db: Db | Tx, actor: PersonActor) {
  return db.selectFrom('views as v').selectAll().where(isFor(actor, 'v'))
}

/** Only what the contract let in was ever written. */
export function presentSaved(row: Selectable<Views>): SavedView {
  return {
    id: row.id,
    name: row.name,
    audience: audienceOf(row),
    condition: ruleGroup.parse(row.condition),
    sort: ticketSort.shape.sort.parse(row.sort),
    order: ticketSort.shape.order.parse(row.sortOrder),
    groupBy: viewGrouping.nullable().parse(row.groupBy),
    columns: presentColumns(row.columns),
  }
}

export function columnsOf({ name, audience, condition, sort, order, groupBy, columns }: ViewDraft, actorId: string) {
  return {
    name,
    ...audienceColumns(audience, actorId),
    condition: JSON.stringify(condition),
    sort,
    sortOrder: order,
    groupBy,
    columns: jsonOf(columns),
  }
}
