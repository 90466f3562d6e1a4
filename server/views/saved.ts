import { type Selectable, sql } from 'kysely'
import type { Input } from '#contract/operation.ts'
import { ruleGroup } from '#contract/rules.ts'
import { ticketSort } from '#contract/tickets.ts'
import type { ViewAudience, views } from '#contract/views.ts'
import { isAdmin, type PersonActor } from '../kernel/actor.ts'
import type { Db, Tx } from '../kernel/context.ts'
import type { Views } from '../kernel/tables.ts'

export type ViewDraft = Input<typeof views.create>['body']

/** A view that somebody made. */
export interface SavedView extends ViewDraft {
  id: string
}

/** Which of them an actor sees. The others are not found. */
export function selectSavedViews(db: Db | Tx, actor: PersonActor) {
  const ofOwnTeam = sql<boolean>`exists (
    select 1 from team_members as m where m.team_id = v.team_id and m.person_id = ${actor.id})`
  return db
    .selectFrom('views as v')
    .selectAll()
    .where((is) =>
      is.or([
        is('v.ownerId', '=', actor.id),
        is.and([is('v.ownerId', 'is', null), is('v.teamId', 'is', null)]),
        is.and([is('v.teamId', 'is not', null), isAdmin(actor) ? sql<boolean>`true` : ofOwnTeam]),
      ]),
    )
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
  }
}

export function columnsOf({ name, audience, condition, sort, order }: ViewDraft, actorId: string) {
  return {
    name,
    ownerId: audience.kind === 'personal' ? actorId : null,
    teamId: audience.kind === 'team' ? audience.teamId : null,
    condition: JSON.stringify(condition),
    sort,
    sortOrder: order,
  }
}

function audienceOf({ ownerId, teamId }: Selectable<Views>): ViewAudience {
  if (ownerId !== null) return { kind: 'personal' }
  return teamId === null ? { kind: 'shared' } : { kind: 'team', teamId }
}
