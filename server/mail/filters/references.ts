import type { RuleAction } from '#contract/rules.ts'
import type { Tx } from '../../kernel/context.ts'

/** Teams and agents that actions name and that are there, by id. */
export type Targets = ReadonlyMap<string, { id: string; name: string }>

/** Reads them all at once: a filter that names what is gone must not break a mail. */
export async function readTargets(tx: Tx, actions: readonly RuleAction[]): Promise<Targets> {
  const teamIds = actions.flatMap((action) => (action.kind === 'set_team' ? [action.teamId] : []))
  const agentIds = actions.flatMap((action) => (action.kind === 'set_assignee' ? [action.assigneeId] : []))
  const teams =
    teamIds.length === 0
      ? []
      : await tx.selectFrom('teams').select(['id', 'name']).where('id', 'in', teamIds).forKeyShare().execute()
  const agents =
    agentIds.length === 0
      ? []
      : await tx
          .selectFrom('people')
          .select(['id', 'name'])
          .where('id', 'in', agentIds)
          .where('isActive', '=', true)
          .where('role', '<>', 'requester')
          .execute()
  return new Map([...teams, ...agents].map((target) => [target.id, target]))
}

/** The id that an action names, where it names one. */
export function targetOf(action: RuleAction): string | undefined {
  if (action.kind === 'set_team') return action.teamId
  return action.kind === 'set_assignee' ? action.assigneeId : undefined
}
