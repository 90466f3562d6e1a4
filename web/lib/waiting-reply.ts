import type { ScheduledReply } from '#contract/scheduled-reply.ts'

/** A reply that has not left, with the moment of leaving by the clock of this browser, which may go wrong. */
export interface WaitingReply extends ScheduledReply {
  leavesAt: number
}

export function waitingReply(reply: ScheduledReply): WaitingReply {
  return { ...reply, leavesAt: Date.now() + reply.secondsLeft * 1000 }
}
