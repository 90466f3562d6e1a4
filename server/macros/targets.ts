import type { MacroAction } from '#contract/macros.ts'
import { listFields } from '../fields/index.ts'
import type { Db, Tx } from '../kernel/context.ts'

/** What an action names and may be gone. */
export interface Target {
  kind: 'team' | 'agent' | 'checklist' | 'field' | 'macro' | 'webhook' | 'approvalFlow'
  /** Of a field: its key. */
  id: string
}

/** The places of actions whose team, agent, checklist or field is gone. */
export function brokenIn(db: Db | Tx, macros: readonly (readonly MacroAction[])[]): Promise<number[][]> {
  return brokenAmong(db, macros, targetsOf)
}

/** The same for whatever names such things. */
export async function brokenAmong<Action>(
  db: Db | Tx,
  lists: readonly (readonly Action[])[],
  targetsIn: (action: Action) => Target[],
): Promise<number[][]> {
  const present = await presentTargets(db, lists.flat().flatMap(targetsIn))
  return lists.map((actions) =>
    actions.flatMap((action, index) => (targetsIn(action).every((one) => present.has(nameOf(one))) ? [] : [index])),
  )
}

export function targetsOf(action: MacroAction): Target[] {
  switch (action.kind) {
    case 'set_team':
      return [{ kind: 'team', id: action.teamId }]
    case 'set_assignee':
      return [{ kind: 'agent', id: action.assigneeId }]
    case 'add_checklist':
      return [{ kind: 'checklist', id: action.checklistId }]
    case 'set_field':
      return [{ kind: 'field', id: action.key }]
    default:
      return []
  }
}

async function presentTargets(db: Db | Tx, targets: readonly Target[]): Promise<Set<string>> {
  const idsOf = (wanted: Target['kind']) => [
    ...new Set(targets.flatMap(({ kind, id }) => (kind === wanted ? [id] : []))),
  ]
  const found: Target[] = []
  for (const [kind, table] of tables) {
    const ids = idsOf(kind)
    if (ids.length === 0) continue
    const rows = await db.selectFrom(table).select('id').where('id', 'in', ids).execute()
    found.push(...rows.map(({ id }) => ({ kind, id })))
  }
  const agentIds = idsOf('agent')
  if (agentIds.length > 0) {
    const agents = db.selectFrom('people').select('id').where('id', 'in', agentIds)
    const rows = await agents.where('isActive', '=', true).where('role', '<>', 'requester').execute()
    found.push(...rows.map(({ id }) => ({ kind: 'agent' as const, id })))
  }
  const fields = idsOf('field').length === 0 ? [] : await listFields(db)
  found.push(...fields.flatMap(({ isArchived, key }) => (isArchived ? [] : [{ kind: 'field' as const, id: key }])))
  return new Set(found.map(nameOf))
}

const tables = [
  ['team', 'teams'],
  ['checklist', 'checklists'],
  ['macro', 'macros'],
  ['webhook', 'webhooks'],
  ['approvalFlow', 'approvalFlows'],
] as const

function nameOf({ kind, id }: Target): string {
  return `${kind}:${id.toLowerCase()}`
}
