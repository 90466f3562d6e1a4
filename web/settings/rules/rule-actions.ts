import { type TicketRuleAction, ticketRuleAction } from '#contract/ticket-rules.ts'

export const ruleActionKinds = [
  'set_team',
  'set_assignee',
  'unassign',
  'set_status',
  'set_priority',
  'set_impact',
  'set_urgency',
  'set_type',
  'add_tags',
  'remove_tags',
  'set_field',
  'send_mail',
  'write_note',
  'notify',
  'add_followers',
  'add_task',
  'add_checklist',
  'link_parent',
  'run_macro',
  'call_webhook',
  'ask_approval',
  'call_out',
  'wait',
  'stop',
] as const satisfies TicketRuleAction['kind'][]

/** An action that was just chosen; what it needs is asked for. */
export function newRuleAction(kind: TicketRuleAction['kind']): TicketRuleAction {
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
    case 'send_mail':
    case 'write_note':
      return { kind, bodyHtml: '' }
    case 'add_checklist':
      return { kind, checklistId: '' }
    case 'add_followers':
      return { kind, personIds: [] }
    case 'notify':
      return { kind, whom: { assignee: true, team: false, personIds: [] }, text: '' }
    case 'add_task':
      return { kind, title: '', assigneeId: null, dueAfterHours: null }
    case 'link_parent':
      return { kind, number: 0 }
    case 'run_macro':
      return { kind, macroId: '' }
    case 'call_webhook':
      return { kind, webhookId: '' }
    case 'ask_approval':
      return { kind, flowId: '', amountField: null }
    case 'wait':
      return { kind, minutes: 60, ifStillHolds: true }
    case 'unassign':
    case 'call_out':
    case 'stop':
      return { kind }
  }
}

/** Whether an action has all that it needs. */
export function isWholeAction(action: TicketRuleAction): boolean {
  if (!ticketRuleAction.safeParse(action).success) return false
  if (action.kind !== 'notify') return true
  return action.whom.assignee || action.whom.team || action.whom.personIds.length > 0
}
