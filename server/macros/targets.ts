import type { MacroAction } from '#contract/macros.ts'
import { listFields } from '../fields/index.ts'
import type { Db, Tx } from '../kernel/context.ts'

/** The places of actions whose team, agent, checklist or field is gone. */
export async function brokenIn(db: Db | Tx, macros: readonly (readonly MacroAction[])[]): Promise<number[][]> {
  const present = await presentTargets(db, macros.flat())
  return macros.map((actions) =>
    actions.flatMap((action, index) => {
      const target = targetOf(action)
      return target === undefined || present.has(target) ? [] : [index]
    }),
  )
}

async function presentTargets(db: Db | Tx, actions: readonly MacroAction[]): Promise<Set<string>> {
  const idsOf = (kind: MacroAction['kind']) =>
    actions.flatMap((action) => (action.kind === kind ? (targetOf(action) ?? []) : []))
  const [teamIds, agentIds, checklistIds] = [idsOf('set_team'), idsOf('set_assignee'), idsOf('add_checklist')]
  const found: { id: string }[] = []
  if (teamIds.length > 0)
    found.push(...(await db.selectFrom('teams').select('id').where('id', 'in', teamIds).execute()))
  if (agentIds.length > 0) {
    const agents = db.selectFrom('people').select('id').where('id', 'in', agentIds)
    found.push(...(await agents.where('isActive', '=', true).where('role', '<>', 'requester').execute()))
  }
  if (checklistIds.length > 0) {
    found.push(...(await db.selectFrom('checklists').select('id').where('id', 'in', checklistIds).execute()))
  }
  const fields = idsOf('set_field').length === 0 ? [] : await listFields(db)
  return new Set([
    ...found.map(({ id }) => id),
    ...fields.filter(({ isArchived }) => !isArchived).map(({ key }) => `field:${key}`),
  ])
}

function targetOf(action: MacroAction): string | undefined {
  switch (action.kind) {
    case 'set_team':
      return action.teamId.toLowerCase()
    case 'set_assignee':
      return action.assigneeId.toLowerCase()
    case 'add_checklist':
      return action.checklistId.toLowerCase()
    case 'set_field':
      return `field:${action.key}`
    default:
      return undefined
  }
}
