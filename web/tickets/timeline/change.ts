import type { AssignmentReason } from '#contract/assignment-reason.ts'
import type { ClockKind } from '#contract/clocks.ts'
import type { LinkKind } from '#contract/links.ts'
import type { NotAskedReason } from '#contract/ratings.ts'
import type { StopReason } from '#contract/scheduled-reply.ts'
import type { HistoryEntry } from '#contract/tickets.ts'
import type { MeshChange } from '#web/mesh/index.ts'
import type { RemoteChange } from '#web/remote/index.ts'
import type { ApprovalChange } from '../approvals/approval-change.ts'

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
  | { what: 'urgency'; to: number }
  /** `vip`: whoever has become one, which is why. */
  | { what: 'impact'; to: number; vip: string | null }
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
  | { what: 'ratingPlanned'; at: string }
  | { what: 'ratingAsked' }
  | { what: 'ratingNotAsked'; reason: NotAskedReason; days: number }
  | { what: 'heldBack' }
  | { what: 'task'; act: TaskAct; titles: string[] }
  | { what: 'tasksSorted' }
  | { what: 'time'; from: number | null; to: number | null }
  | { what: 'followed' | 'unfollowed' }
  | { what: 'deviceAdded' | 'deviceRemoved'; name: string }
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
  | RemoteChange
  | MeshChange
  | { what: 'step'; act: StepAct; step: string; reason: string | null }
  | { what: 'articleLinked' | 'articleUnlinked' | 'articleWritten'; title: string }
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
  | { what: 'majorDeclared'; title: string; reason: string }
  | { what: 'majorEnded' | 'majorReviewed' }
  | { what: 'majorTold'; count: number }
  | { what: 'field'; key: string; to: unknown }
  | { what: 'other'; field: string }

export type StepAct = 'started' | 'done' | 'failed' | 'retried' | 'skipped' | 'cancelled'

export type TaskAct = 'added' | 'changed' | 'done' | 'reopened' | 'removed'

export const journeys = ['movedTo', 'movedFrom', 'returnedTo', 'returnedFrom'] as const
export type Journey = (typeof journeys)[number]

export interface ChangeLine {
  id: string
  at: string
  doer: Doer
  change: Change
  /** The run of a rule that says why, on the first line of what it did. */
  ruleRunId?: string
}
