import type { RuleAction } from '#contract/rules.ts'

export type ActionKind = RuleAction['kind']

export const actionKinds = [
  'set_team',
  'set_assignee',
  'add_tags',
  'set_priority',
  'set_impact',
  'set_urgency',
  'set_type',
  'set_subject',
  'set_requester',
  'add_note',
  'ignore',
  'quarantine',
  'stop',
] as const satisfies ActionKind[]

/** An action that was just chosen; what it needs is asked for. */
export function newAction(kind: ActionKind): RuleAction {
  switch (kind) {
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
      return { kind, tags: [] }
    case 'set_subject':
      return { kind, subject: '{{subject}}' }
    case 'set_requester':
      return { kind, address: '' }
    case 'add_note':
      return { kind, text: '' }
    case 'ignore':
    case 'quarantine':
    case 'stop':
      return { kind }
  }
}
