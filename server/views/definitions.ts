import { type RawBuilder, sql } from 'kysely'
import type { ViewId } from '#contract/views.ts'
import type { PersonActor } from '../kernel/actor.ts'
import { hasReplyFor } from '../tickets/index.ts'

const unsolved = sql<boolean>`t.status in ('new', 'open', 'pending', 'on_hold')`
const beingWorkedOn = sql<boolean>`t.status in ('new', 'open', 'on_hold')`

/** What a view shows, as conditions on `tickets as t`, worded so that the partial indexes serve them. */
export function conditionsOfBuiltIn(id: ViewId, actor: PersonActor): RawBuilder<boolean>[] {
  switch (id) {
    case 'mine':
      return [sql`t.assignee_id = ${actor.id}`, unsolved]
    case 'unassigned':
      return [sql`t.assignee_id is null`, unsolved]
    case 'open':
      return [beingWorkedOn]
    case 'pending':
      return [sql`t.status = 'pending'`]
    case 'solved':
      return [sql`t.status = 'solved'`]
    case 'approve':
      return [hasReplyFor(actor)]
    default:
      return [sql`t.team_id = ${id.slice('team:'.length)}`, unsolved]
  }
}

export const deskViews = ['mine', 'unassigned', 'open', 'pending', 'solved'] as const satisfies ViewId[]
