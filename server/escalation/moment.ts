import type { Calendar } from '#contract/calendars.ts'
import type { EscalationMoment } from '#contract/escalation.ts'
import { addOpenSeconds } from '../calendars/index.ts'

/** What a step depends on: how far a clock has come by its calendar, and what it is to reach. */
export interface ClockState {
  targetSeconds: number
  /** Open milliseconds until `countedUntil`. */
  elapsedMs: number
  countedUntil: Date
  /** It stands still, is met, or nothing is promised any more. */
  isStanding: boolean
  calendar: Calendar
}

/** How many open milliseconds of a clock have passed when a step fires. */
export function thresholdMs(at: EscalationMoment, targetSeconds: number): number {
  switch (at.kind) {
    case 'percent':
      return targetSeconds * at.percent * 10
    case 'before':
      return Math.max(0, targetSeconds - at.minutes * 60) * 1000
    case 'after':
      return (targetSeconds + at.minutes * 60) * 1000
  }
}

/**
 * When a step fires if nothing changes; undefined while the clock stands still. What was passed before the clock came
 * to be as it is, as when its target was made shorter, is due at once.
 */
export function fireAtOf(at: EscalationMoment, clock: ClockState): Date | undefined {
  if (clock.isStanding) return undefined
  const left = thresholdMs(at, clock.targetSeconds) - clock.elapsedMs
  return left <= 0 ? clock.countedUntil : addOpenSeconds(clock.calendar, clock.countedUntil, left / 1000)
}
