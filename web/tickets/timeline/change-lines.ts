import type { AssignmentReason } from '#contract/assignment-reason.ts'
import { type ClockKind, clockKind } from '#contract/clocks.ts'
import { type LinkKind, linkKind } from '#contract/links.ts'
import { type StopReason, stopReason } from '#contract/scheduled-reply.ts'
import type { HistoryEntry } from '#contract/tickets.ts'
import { type ApprovalChange, approvalChangeIn } from '../approvals/approval-change.ts'

/** Who did something, before it has words in the reader's language. */
export interface Doer {
  kind: HistoryEntry['cause']['kind']
  name: string | null
  /** The macro that a person did it with. */
  macro: string | null
  /** Why the desk itself gave the ticket to somebody, or took it from somebody. */
  assignment?: AssignmentReason | undefined
}

/** What one quiet line of the timeline says; the screen turns it into a sentence. */
export type Change =
  | { what: 'created' }
  | { what: 'status'; from: string; to: string }
  | { what: 'team' | 'assignee'; from: string | null; to: string | null }
  | { what: 'teamAndAssignee'; team: string; assignee: string }
  | { what: 'priority'; from: number; to: number; reason: string | null }
  | { what: 'impact' | 'urgency'; to: number }
  | { what: 'type'; to: string }
  | { what: 'subject' | 'requester' | 'inbox'; to: string }
  | { what: 'tags'; added: string[]; removed: string[] }
  | { what: 'linked'; number: number | null; kind: LinkKind | null }
  | { what: 'unlinked'; number: number | null }
  /** The problem that lies behind it, as `P-3` and its title. */
  | { what: 'problem' | 'noProblem'; name: string }
  | { what: Journey; number: number | null }
  | { what: 'mergedInto' | 'mergedFrom' | 'unmergedInto' | 'unmergedFrom'; number: number | null }
  | { what: 'recovered' | 'troubled' }
  | { what: 'rated'; score: number | null }
  | { what: 'delivery'; state: string }
  | { what: 'resent'; to: string[] }
  | { what: 'heldBack' }
  | { what: 'task'; act: TaskAct; titles: string[] }
  | { what: 'tasksSorted' }
  | { what: 'time'; from: number | null; to: number | null }
  | { what: 'followed' | 'unfollowed' }
  | { what: 'followersAdded'; names: string[] }
  | { what: 'replyScheduled' | 'replyMoved'; at: string }
  | { what: 'replyStopped'; author: string; reason: StopReason }
  | { what: 'replyProposed' }
  | { what: 'replyApproved'; author: string; isChanged: boolean }
  | { what: 'sideEnded' | 'sideResumed'; subject: string }
  | { what: 'calling' | 'callAnswered' | 'callUnanswered' }
  | { what: 'called'; name: string }
  | { what: 'filtered' }
  | ApprovalChange
  | { what: 'policy'; to: string | null }
  | { what: 'clockWarning' | 'clockBreached'; clock: ClockKind; at: string }
  | {
      what: 'escalated'
      direction: string
      level: number
      reason: string | null
      clock: ClockKind | null
      isLate: boolean
    }
  | { what: 'field'; key: string; to: unknown }
  | { what: 'other'; field: string }

export type TaskAct = 'added' | 'changed' | 'done' | 'reopened' | 'removed'

const journeys = ['movedTo', 'movedFrom', 'returnedTo', 'returnedFrom'] as const
export type Journey = (typeof journeys)[number]

export interface ChangeLine {
  id: string
  at: string
  doer: Doer
  change: Change
  /** The run of a rule that says why, on the first line of what it did. */
  ruleRunId?: string
}

type FieldChange = HistoryEntry['changes'][number]

/** The lines of one history entry. A message tells itself, so only what it changed besides is a line. */
export function changeLinesOf(entry: HistoryEntry): ChangeLine[] {
  const { kind, person, detail, ruleRunId, assignment } = entry.cause
  const isNamed = kind === 'filter' || kind === 'hook' || kind === 'recurrence' || kind === 'rule'
  const name = isNamed ? detail : (person?.name ?? null)
  const doer: Doer = { kind, name, macro: kind === 'person' ? detail : null, assignment }
  return changesOf(entry).map((change, index) => ({
    id: `${entry.id}:${index}`,
    at: entry.createdAt,
    doer,
    change,
    ...(ruleRunId !== null && index === 0 && { ruleRunId }),
  }))
}

function changesOf(entry: HistoryEntry): Change[] {
  switch (entry.type) {
    case 'ticket.created':
      return [{ what: 'created' }]
    case 'ticket.linked':
      if (entry.changes[0]?.field === 'problem') return [{ what: 'problem', name: String(entry.changes[0].to) }]
      // Entries of earlier releases name it otherwise.
      return [
        {
          what: 'linked',
          number: numberIn(entry),
          kind: linkKind.nullable().catch(null).parse(entry.changes[0]?.field),
        },
      ]
    case 'ticket.unlinked':
      if (entry.changes[0]?.field === 'problem') return [{ what: 'noProblem', name: String(entry.changes[0].from) }]
      return [{ what: 'unlinked', number: digitsOf(entry.changes[0]?.from) }]
    case 'ticket.rated':
      return [{ what: 'rated', score: numberIn(entry) }]
    case 'mail.held_back':
      return [{ what: 'heldBack' }]
    case 'message.delivery':
      return [{ what: 'delivery', state: wordOf(entry.changes[0]?.to) ?? '' }]
    case 'message.moved':
      return [...journeysIn(entry), ...fieldChanges(entry.changes)]
    case 'ticket.merged':
    case 'ticket.unmerged':
      return [mergeIn(entry), ...fieldChanges(entry.changes)]
    case 'problem.changed':
      return [{ what: entry.changes[0]?.to === 'recovered' ? 'recovered' : 'troubled' }]
    case 'message.resent':
      return [{ what: 'resent', to: listOf(entry.changes[0]?.to) }]
    case 'ticket.filtered':
      return entry.changes.length === 0 ? [{ what: 'filtered' }] : fieldChanges(entry.changes)
    case 'reply.scheduled':
      return [scheduledIn(entry)]
    case 'reply.stopped':
      return [stoppedIn(entry)]
    case 'reply.proposed':
      return [{ what: 'replyProposed' }]
    case 'reply.approved':
      return [approvedIn(entry)]
    case 'side.changed':
      return [sideIn(entry)]
    case 'task.added':
    case 'task.changed':
    case 'task.done':
    case 'task.reopened':
    case 'task.removed':
      return [{ what: 'task', act: taskActs[entry.type], titles: titlesIn(entry) }]
    case 'task.sorted':
      return [{ what: 'tasksSorted' }]
    case 'time.changed':
      return [{ what: 'time', from: amountOf(entry.changes[0]?.from), to: amountOf(entry.changes[0]?.to) }]
    case 'sla.applied':
      // What applies from the beginning is told beside the clocks.
      return entry.changes[0]?.from == null ? [] : [{ what: 'policy', to: wordOf(entry.changes[0].to) }]
    case 'clock.warning':
    case 'clock.breached':
      return clockIn(entry)
    case 'ticket.escalated':
      return escalationIn(entry)
    case 'follower.added':
      return [followersIn(entry)]
    case 'call.made': {
      const name = wordOf(entry.changes[0]?.to)
      return [name === null ? { what: 'calling' } : { what: 'called', name }]
    }
    case 'call.answered':
      return [{ what: 'callAnswered' }]
    case 'call.unanswered':
      return [{ what: 'callUnanswered' }]
    case 'follower.removed':
      return [{ what: 'unfollowed' }]
    case 'approval.requested':
    case 'approval.decided':
    case 'approval.expired':
    case 'approval.withdrawn':
    case 'approval.passed_on':
    case 'approval.skipped':
    case 'approval.reminded':
      return [approvalChangeIn(entry)]
    case 'message.added':
    case 'ticket.changed':
      return fieldChanges(entry.changes)
  }
}

function scheduledIn(entry: HistoryEntry): Change {
  const [change] = entry.changes
  return { what: change?.from == null ? 'replyScheduled' : 'replyMoved', at: wordOf(change?.to) ?? entry.createdAt }
}

function stoppedIn(entry: HistoryEntry): Change {
  const told = (field: string) => entry.changes.find((change) => change.field === field)?.to
  const reason = stopReason.safeParse(told('reason'))
  return { what: 'replyStopped', author: wordOf(told('author')) ?? '', reason: reason.data ?? 'refused' }
}

function escalationIn(entry: HistoryEntry): Change[] {
  const told = (field: string) => entry.changes.find((change) => change.field === field)?.to
  const level = told('escalationLevel')
  return [
    {
      what: 'escalated',
      direction: wordOf(told('direction')) ?? 'step',
      level: typeof level === 'number' ? level : 0,
      reason: wordOf(told('reason')) ?? null,
      clock: clockKind.safeParse(told('clock')).data ?? null,
      isLate: told('late') === true,
    },
  ]
}

function clockIn(entry: HistoryEntry): Change[] {
  const told = (field: string) => entry.changes.find((change) => change.field === field)?.to
  const clock = clockKind.safeParse(told('clock'))
  const what = entry.type === 'clock.breached' ? 'clockBreached' : 'clockWarning'
  return clock.success ? [{ what, clock: clock.data, at: wordOf(told('clockAt')) ?? entry.createdAt }] : []
}

function approvedIn(entry: HistoryEntry): Change {
  const author = entry.changes.find(({ field }) => field === 'author')
  return {
    what: 'replyApproved',
    author: wordOf(author?.to) ?? '',
    isChanged: entry.changes.some(({ field }) => field === 'text'),
  }
}

function sideIn(entry: HistoryEntry): Change {
  const [change] = entry.changes
  return { what: change?.field === 'ended' ? 'sideEnded' : 'sideResumed', subject: wordOf(change?.to) ?? '' }
}

const taskActs = {
  'task.added': 'added',
  'task.changed': 'changed',
  'task.done': 'done',
  'task.reopened': 'reopened',
  'task.removed': 'removed',
} as const

function titlesIn(entry: HistoryEntry): string[] {
  return entry.changes.map(({ from, to }) => wordOf(to) ?? wordOf(from) ?? '')
}

function followersIn(entry: HistoryEntry): Change {
  const names = entry.changes.map(({ to }) => wordOf(to) ?? '')
  const isSelf = names.length === 1 && names[0] === entry.cause.person?.name
  return isSelf ? { what: 'followed' } : { what: 'followersAdded', names }
}

function amountOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}

function fieldChanges(changes: FieldChange[]): Change[] {
  const fields = new Map(changes.map((change) => [change.field.replace(/Id$/, ''), change]))
  const team = wordOf(fields.get('team')?.to)
  const assignee = wordOf(fields.get('assignee')?.to)
  const together = team !== null && assignee !== null
  const result: Change[] = together ? [{ what: 'teamAndAssignee', team, assignee }] : []
  for (const [field, change] of fields) {
    if (together && (field === 'team' || field === 'assignee')) continue
    const told = fieldChange(field, change, wordOf(fields.get('priorityReason')?.to))
    if (told) result.push(told)
  }
  return result
}

function fieldChange(field: string, { from, to }: FieldChange, reason: string | null): Change | undefined {
  if (field.startsWith('fields.')) return { what: 'field', key: field.slice('fields.'.length), to }
  switch (field) {
    case 'status':
      return { what: 'status', from: wordOf(from) ?? '', to: wordOf(to) ?? '' }
    case 'team':
    case 'assignee':
      return { what: field, from: wordOf(from), to: wordOf(to) }
    case 'priority':
      return { what: 'priority', from: Number(from), to: Number(to), reason }
    case 'impact':
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
    case 'solvedAt':
    case 'closedAt':
    case 'organization':
      return undefined
    default:
      return { what: 'other', field }
  }
}

function mergeIn(entry: HistoryEntry): Change {
  const told = entry.changes.find(({ field }) => field === 'mergedInto' || field === 'mergedFrom')
  const isInto = told?.field === 'mergedInto'
  if (entry.type === 'ticket.merged') return { what: isInto ? 'mergedInto' : 'mergedFrom', number: digitsOf(told?.to) }
  return { what: isInto ? 'unmergedInto' : 'unmergedFrom', number: digitsOf(told?.from) }
}

function digitsOf(value: unknown): number | null {
  const digits = typeof value === 'string' ? /^#(\d+)$/.exec(value)?.[1] : undefined
  return digits === undefined ? null : Number(digits)
}

function journeysIn(entry: HistoryEntry): Change[] {
  return journeys
    .filter((one) => entry.changes.some(({ field }) => field === one))
    .map((what) => ({ what, number: numberIn(entry) }))
}

/** A value as a word: references come as a name, or as an object that has one. */
function wordOf(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : value
  if (typeof value === 'number') return String(value)
  if (typeof value === 'object' && value !== null && 'name' in value) return wordOf(value.name)
  return null
}

function missingIn(some: unknown, all: unknown): string[] {
  const known = new Set(listOf(some))
  return listOf(all).filter((item) => !known.has(item))
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

function numberIn(entry: HistoryEntry): number | null {
  for (const { to } of entry.changes) {
    if (typeof to === 'number') return to
    const digits = digitsOf(to)
    if (digits !== null) return digits
  }
  return null
}
