import type { HistoryEntry } from '#contract/tickets.ts'
import type { Change } from './change.ts'
import { missingIn, wordOf } from './entry-values.ts'

type FieldChange = HistoryEntry['changes'][number]

/** What the fields of a ticket became, those that belong together in one line. */
export function fieldChanges(changes: FieldChange[]): Change[] {
  const fields = new Map(changes.map((change) => [change.field.replace(/Id$/, ''), change]))
  const team = wordOf(fields.get('team')?.to)
  const assignee = wordOf(fields.get('assignee')?.to)
  const together = team !== null && assignee !== null
  const result: Change[] = together ? [{ what: 'teamAndAssignee', team, assignee }] : []
  for (const [field, change] of fields) {
    if (together && (field === 'team' || field === 'assignee')) continue
    const told = fieldChange(field, change, {
      priority: wordOf(fields.get('priorityReason')?.to),
      impact: wordOf(fields.get('vip')?.to),
    })
    if (told) result.push(told)
  }
  return result
}

interface Reasons {
  priority: string | null
  /** Who became a VIP. */
  impact: string | null
}

function fieldChange(field: string, { from, to }: FieldChange, reasons: Reasons): Change | undefined {
  if (field.startsWith('fields.')) return { what: 'field', key: field.slice('fields.'.length), to }
  switch (field) {
    case 'status':
      return { what: 'status', from: wordOf(from) ?? '', to: wordOf(to) ?? '' }
    case 'team':
    case 'assignee':
      return { what: field, from: wordOf(from), to: wordOf(to) }
    case 'priority':
      return { what: 'priority', from: Number(from), to: Number(to), reason: reasons.priority }
    case 'impact':
      return { what: field, to: Number(to), vip: reasons.impact }
    case 'urgency':
      return { what: field, to: Number(to) }
    case 'type':
      return { what: 'type', to: wordOf(to) ?? '' }
    case 'subject':
    case 'requester':
    case 'inbox':
      return { what: field, to: wordOf(to) ?? '' }
    case 'tags':
      return { what: 'tags', added: missingIn(from, to), removed: missingIn(to, from) }
    // Tell themselves beside the priority or the message, or are of no interest to readers.
    case 'movedTo':
    case 'movedFrom':
    case 'returnedTo':
    case 'returnedFrom':
    case 'mergedInto':
    case 'mergedFrom':
    case 'priorityReason':
    case 'vip':
    case 'solvedAt':
    case 'closedAt':
    case 'organization':
      return undefined
    default:
      return { what: 'other', field }
  }
}
