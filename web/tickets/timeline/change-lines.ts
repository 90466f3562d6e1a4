import { linkKind } from '#contract/links.ts'
import type { HistoryEntry } from '#contract/tickets.ts'
import { meshChangeIn } from '#web/mesh/index.ts'
import { remoteChangeIn } from '#web/remote/index.ts'
import { approvalChangeIn } from '../approvals/approval-change.ts'
import type { Change, ChangeLine, Doer } from './change.ts'
import {
  approvedIn,
  articleActs,
  articleIn,
  clockIn,
  escalationIn,
  followersIn,
  journeysIn,
  majorIn,
  mergeIn,
  notAskedIn,
  scheduledIn,
  sideIn,
  stepActs,
  stepIn,
  stoppedIn,
  taskActs,
  titlesIn,
} from './entry-changes.ts'
import { amountOf, digitsOf, listOf, numberIn, wordOf } from './entry-values.ts'
import { fieldChanges } from './field-changes.ts'

/** The lines of one history entry. A message tells itself, so only what it changed besides is a line. */
export function changeLinesOf(entry: HistoryEntry): ChangeLine[] {
  const { kind, person, detail, ruleRunId, assignment } = entry.cause
  const isNamed = kind === 'filter' || kind === 'hook' || kind === 'recurrence' || kind === 'rule' || kind === 'alert'
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
    case 'rating.planned':
      return [{ what: 'ratingPlanned', at: wordOf(entry.changes[0]?.to) ?? entry.createdAt }]
    case 'rating.asked':
      return [{ what: 'ratingAsked' }]
    case 'rating.not_asked':
      return notAskedIn(entry)
    case 'mail.held_back':
      return [{ what: 'heldBack' }]
    case 'message.delivery':
      return [{ what: 'delivery', state: wordOf(entry.changes[0]?.to) ?? '' }]
    case 'message.moved':
      return [...journeysIn(entry), ...fieldChanges(entry.changes)]
    case 'ticket.merged':
    case 'ticket.unmerged':
      // Who waits since when is for the clocks, which show it.
      return [mergeIn(entry), ...fieldChanges(entry.changes.filter(({ field }) => field !== 'waitingSince'))]
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
    case 'service.step_started':
    case 'service.step_done':
    case 'service.step_failed':
    case 'service.step_retried':
    case 'service.step_skipped':
    case 'service.steps_cancelled':
      return [stepIn(entry, stepActs[entry.type])]
    case 'task.sorted':
      return [{ what: 'tasksSorted' }]
    case 'time.changed':
      return [{ what: 'time', from: amountOf(entry.changes[0]?.from), to: amountOf(entry.changes[0]?.to) }]
    case 'sla.applied':
      // What applies from the beginning is told beside the clocks.
      // What a team agreed to follows from the team, which tells itself.
      return entry.changes[0]?.from == null || entry.changes[0].field === 'teamAgreement'
        ? []
        : [{ what: 'policy', to: wordOf(entry.changes[0].to) }]
    case 'clock.warning':
    case 'clock.breached':
      return clockIn(entry)
    case 'ticket.escalated':
      return escalationIn(entry)
    case 'major.declared':
    case 'major.ended':
    case 'major.reviewed':
    case 'major.told':
      return [majorIn(entry)]
    case 'alert.firing':
    case 'alert.over':
      // A note tells it.
      return []
    case 'device.added':
      return [{ what: 'deviceAdded', name: wordOf(entry.changes[0]?.to) ?? '' }]
    case 'device.removed':
      return [{ what: 'deviceRemoved', name: wordOf(entry.changes[0]?.from) ?? '' }]
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
    case 'article.linked':
    case 'article.unlinked':
    case 'article.written':
      return [articleIn(entry, articleActs[entry.type])]
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
    case 'remote.asked':
    case 'remote.granted':
    case 'remote.refused':
    case 'remote.timed_out':
    case 'remote.began':
    case 'remote.transferred':
    case 'remote.ended':
      return [remoteChangeIn(entry)]
    case 'mesh.link_made':
    case 'mesh.link_ended':
    case 'mesh.began':
    case 'mesh.ended':
      return [meshChangeIn(entry)]
    case 'message.added':
    case 'ticket.changed':
      return fieldChanges(entry.changes)
  }
}
