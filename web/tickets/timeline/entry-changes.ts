import { clockKind } from '#contract/clocks.ts'
import { notAskedReason } from '#contract/ratings.ts'
import { stopReason } from '#contract/scheduled-reply.ts'
import type { HistoryEntry } from '#contract/tickets.ts'
import { type Change, journeys, type StepAct } from './change.ts'
import { amountOf, digitsOf, numberIn, toldOf, wordOf } from './entry-values.ts'

export function scheduledIn(entry: HistoryEntry): Change {
  const [change] = entry.changes
  return { what: change?.from == null ? 'replyScheduled' : 'replyMoved', at: wordOf(change?.to) ?? entry.createdAt }
}

export function stoppedIn(entry: HistoryEntry): Change {
  const reason = stopReason.safeParse(toldOf(entry, 'reason'))
  return { what: 'replyStopped', author: wordOf(toldOf(entry, 'author')) ?? '', reason: reason.data ?? 'refused' }
}

export function escalationIn(entry: HistoryEntry): Change[] {
  const level = toldOf(entry, 'escalationLevel')
  return [
    {
      what: 'escalated',
      direction: wordOf(toldOf(entry, 'direction')) ?? 'step',
      level: typeof level === 'number' ? level : 0,
      reason: wordOf(toldOf(entry, 'reason')) ?? null,
      clock: clockKind.safeParse(toldOf(entry, 'clock')).data ?? null,
      isLate: toldOf(entry, 'late') === true,
    },
  ]
}

export function clockIn(entry: HistoryEntry): Change[] {
  const clock = clockKind.safeParse(toldOf(entry, 'clock'))
  const what = entry.type === 'clock.breached' ? 'clockBreached' : 'clockWarning'
  return clock.success ? [{ what, clock: clock.data, at: wordOf(toldOf(entry, 'clockAt')) ?? entry.createdAt }] : []
}

export function notAskedIn(entry: HistoryEntry): Change[] {
  const reason = notAskedReason.safeParse(toldOf(entry, 'reason'))
  const days = Number(toldOf(entry, 'days') ?? 0)
  return reason.success ? [{ what: 'ratingNotAsked', reason: reason.data, days }] : []
}

export function approvedIn(entry: HistoryEntry): Change {
  const author = entry.changes.find(({ field }) => field === 'author')
  return {
    what: 'replyApproved',
    author: wordOf(author?.to) ?? '',
    isChanged: entry.changes.some(({ field }) => field === 'text'),
  }
}

export const articleActs = {
  'article.linked': 'articleLinked',
  'article.unlinked': 'articleUnlinked',
  'article.written': 'articleWritten',
} as const

/** Without a title where only some agents may read it. */
export function articleIn(entry: HistoryEntry, what: (typeof articleActs)[keyof typeof articleActs]): Change {
  const [change] = entry.changes
  return { what, title: wordOf(change?.to ?? change?.from) ?? '' }
}

export function sideIn(entry: HistoryEntry): Change {
  const [change] = entry.changes
  return { what: change?.field === 'ended' ? 'sideEnded' : 'sideResumed', subject: wordOf(change?.to) ?? '' }
}

export const taskActs = {
  'task.added': 'added',
  'task.changed': 'changed',
  'task.done': 'done',
  'task.reopened': 'reopened',
  'task.removed': 'removed',
} as const

export function titlesIn(entry: HistoryEntry): string[] {
  return entry.changes.map(({ from, to }) => wordOf(to) ?? wordOf(from) ?? '')
}

export function followersIn(entry: HistoryEntry): Change {
  const names = entry.changes.map(({ to }) => wordOf(to) ?? '')
  const isSelf = names.length === 1 && names[0] === entry.cause.person?.name
  return isSelf ? { what: 'followed' } : { what: 'followersAdded', names }
}

export function majorIn(entry: HistoryEntry): Change {
  const count = amountOf(toldOf(entry, 'tickets'))
  if (entry.type === 'major.told') return { what: 'majorTold', count: count ?? 0 }
  if (entry.type === 'major.ended') return { what: 'majorEnded' }
  if (entry.type === 'major.reviewed') return { what: 'majorReviewed' }
  const title = wordOf(toldOf(entry, 'title')) ?? ''
  return { what: 'majorDeclared', title, reason: wordOf(toldOf(entry, 'reason')) ?? '' }
}

export function mergeIn(entry: HistoryEntry): Change {
  const told = entry.changes.find(({ field }) => field === 'mergedInto' || field === 'mergedFrom')
  const isInto = told?.field === 'mergedInto'
  if (entry.type === 'ticket.merged') return { what: isInto ? 'mergedInto' : 'mergedFrom', number: digitsOf(told?.to) }
  return { what: isInto ? 'unmergedInto' : 'unmergedFrom', number: digitsOf(told?.from) }
}

export function journeysIn(entry: HistoryEntry): Change[] {
  return journeys
    .filter((one) => entry.changes.some(({ field }) => field === one))
    .map((what) => ({ what, number: numberIn(entry) }))
}

export const stepActs = {
  'service.step_started': 'started',
  'service.step_done': 'done',
  'service.step_failed': 'failed',
  'service.step_retried': 'retried',
  'service.step_skipped': 'skipped',
  'service.steps_cancelled': 'cancelled',
} as const

/** A step of a requested service, with what its program said where it said something. */
export function stepIn({ changes }: HistoryEntry, act: StepAct): Change {
  return { what: 'step', act, step: wordOf(changes[0]?.to) ?? '', reason: wordOf(changes[1]?.to) }
}
