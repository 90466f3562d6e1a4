import { type MacroAction, statusesOfReply } from '#contract/macros.ts'
import type { TicketChange } from '#contract/tickets.ts'

/** What a macro comes to: one change of the ticket, and what is written and put on it. */
export interface MacroPlan {
  change: TicketChange
  notes: string[]
  /** Undefined where the macro answers nothing. */
  reply: { bodyHtml: string; status: (typeof statusesOfReply)[number] | null } | undefined
  checklistIds: string[]
}

/** Actions in their order, as one change; of those that set the same, the last one counts. */
export function planOf(actions: readonly MacroAction[], actorId: string, macroName: string): MacroPlan {
  const replies = actions.flatMap((action) => (action.kind === 'write_reply' ? [action.bodyHtml] : []))
  const { status, ...change } = changeOf(actions, actorId, macroName)
  const withReply = replies.length === 0 ? undefined : statusesOfReply.find((one) => one === status)
  return {
    change: { ...change, ...(status !== undefined && withReply === undefined && { status }) },
    notes: actions.flatMap((action) => (action.kind === 'write_note' ? [action.bodyHtml] : [])),
    reply: replies.length === 0 ? undefined : { bodyHtml: replies.join(''), status: withReply ?? null },
    checklistIds: actions.flatMap((action) => (action.kind === 'add_checklist' ? [action.checklistId] : [])),
  }
}

/** What actions come to that set fields, as one change. */
export function changeOf(actions: readonly MacroAction[], actorId: string | null, reason: string): TicketChange {
  return Object.assign({}, ...partsOf(actions, actorId, reason)) as TicketChange
}

function partsOf(actions: readonly MacroAction[], actorId: string | null, reason: string): TicketChange[] {
  return [...actions.flatMap((action) => partOf(action, actorId, reason) ?? []), fieldsIn(actions), tagsIn(actions)]
}

function partOf(action: MacroAction, actorId: string | null, reason: string): TicketChange | undefined {
  switch (action.kind) {
    case 'set_type':
      return { type: action.type }
    case 'set_status':
      return { status: action.status }
    case 'set_impact':
      return { impact: action.impact }
    case 'set_urgency':
      return { urgency: action.urgency }
    case 'set_priority':
      return { priority: action.priority, priorityReason: reason }
    case 'set_team':
      return { teamId: action.teamId }
    case 'set_assignee':
      return { assigneeId: action.assigneeId }
    case 'take':
      return { assigneeId: actorId }
    case 'unassign':
      return { assigneeId: null }
    default:
      return undefined
  }
}

function fieldsIn(actions: readonly MacroAction[]): TicketChange {
  const set = actions.flatMap((action) => (action.kind === 'set_field' ? [[action.key, action.value] as const] : []))
  return set.length === 0 ? {} : { fields: Object.fromEntries(set) }
}

/** What is added and removed in one macro ends as the last of the two says. */
function tagsIn(actions: readonly MacroAction[]): TicketChange {
  const [added, removed] = [new Set<string>(), new Set<string>()]
  for (const action of actions) {
    if (action.kind !== 'add_tags' && action.kind !== 'remove_tags') continue
    const [into, from] = action.kind === 'add_tags' ? [added, removed] : [removed, added]
    for (const tag of action.tags) {
      into.add(tag)
      from.delete(tag)
    }
  }
  return {
    ...(added.size > 0 && { addTags: [...added] }),
    ...(removed.size > 0 && { removeTags: [...removed] }),
  }
}
