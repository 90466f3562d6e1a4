import type { View, ViewAudience } from '#contract/views.ts'
import { isAdmin, type PersonActor } from '../kernel/actor.ts'

/** Personal views are their owner's; those of a team its members' and administrators'; shared ones administrators'. */
export function mayKeepView(audience: ViewAudience, actor: PersonActor, teamIds: readonly string[]): boolean {
  switch (audience.kind) {
    case 'personal':
      return true
    case 'team':
      return isAdmin(actor) || teamIds.includes(audience.teamId)
    case 'shared':
      return isAdmin(actor)
  }
}

export function groupOf({ kind }: ViewAudience): View['group'] {
  return kind
}
