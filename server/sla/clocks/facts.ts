import type { Calendar } from '#contract/calendars.ts'
import type { ClockKind } from '#contract/clocks.ts'
import type { TicketStatus } from '#contract/tickets.ts'

/** A promise: so many open seconds of a calendar. */
export interface Target {
  seconds: number
  calendar: Calendar
  /** Undefined: round the clock. */
  calendarId: string | undefined
}

/** What a version of a policy promises. */
export interface Terms {
  versionId: string
  /** After which share of a target somebody is warned. */
  warnPercent: number
  /** Whether resolution stands still while the ticket waits for somebody else than the requester. */
  pausesOnHold: boolean
  /** By kind of clock and priority; what is not there is not promised. */
  targets: Partial<Record<ClockKind, Partial<Record<number, Target>>>>
}

/**
 * What the clocks of a ticket depend on, in the order in which it happened. The message that opened a ticket is none:
 * it is the question, and where an agent wrote it, only her next one answers.
 */
export type ClockFact = { at: Date } & (
  | { type: 'created'; status: TicketStatus; priority: number; isAssigned: boolean }
  | { type: 'status'; status: TicketStatus }
  | { type: 'priority'; priority: number }
  | { type: 'assigned' }
  /** It is with another team from now on; undefined: with none. */
  | { type: 'moved'; teamId: string | undefined }
  /** What that team agreed to, while the ticket is with it. */
  | { type: 'agreed'; terms: Terms | undefined }
  /** In public, and by no machine. */
  | { type: 'said'; by: 'requester' | 'agent' }
  /** A merge brought a question that nobody answered, asked at `since`; its time is not forgotten. */
  | { type: 'waits'; since: Date }
  /** A merge, or its undoing, brought the answer: nobody waits any more. */
  | { type: 'answered' }
  /** From now on this is promised; undefined: nothing is. */
  | { type: 'promised'; terms: Terms | undefined }
)
