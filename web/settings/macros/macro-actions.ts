import { type MacroAction, macroAction } from '#contract/macros.ts'

export const macroActionKinds = [
  'set_status',
  'take',
  'set_assignee',
  'unassign',
  'set_team',
  'add_tags',
  'remove_tags',
  'set_type',
  'set_priority',
  'set_impact',
  'set_urgency',
  'set_field',
  'write_reply',
  'write_note',
  'add_checklist',
] as const satisfies MacroAction['kind'][]

/** An action that was just chosen; what it needs is asked for. */
export function newMacroAction(kind: MacroAction['kind']): MacroAction {
  switch (kind) {
    case 'set_status':
      return { kind, status: 'pending' }
    case 'set_type':
      return { kind, type: 'request' }
    case 'set_impact':
      return { kind, impact: 2 }
    case 'set_urgency':
      return { kind, urgency: 2 }
    case 'set_priority':
      return { kind, priority: 2 }
    case 'set_team':
      return { kind, teamId: '' }
    case 'set_assignee':
      return { kind, assigneeId: '' }
    case 'add_tags':
    case 'remove_tags':
      return { kind, tags: [] }
    case 'set_field':
      return { kind, key: '', value: null }
    case 'write_reply':
    case 'write_note':
      return { kind, bodyHtml: '' }
    case 'add_checklist':
      return { kind, checklistId: '' }
    case 'take':
    case 'unassign':
      return { kind }
  }
}

/** Whether an action has all that it needs. */
export function isWholeAction(action: MacroAction): boolean {
  return macroAction.safeParse(action).success
}
