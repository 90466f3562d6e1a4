import type { Clock, ClockKind } from '#contract/clocks.ts'
import type { portal } from '#contract/portal.ts'
import type { Result } from '#contract/operation.ts'

type Expected = Result<typeof portal.expectation>['expected']

/** Answers come before the solution; what is promised to the desk itself is no requester's business. */
const kinds: readonly ClockKind[] = ['first_response', 'next_response', 'resolution']

/**
 * What a requester may expect of the clocks of a ticket: the answer that is owed now, or else the solution. A missed
 * moment is told as such: who waits knows it anyway.
 */
export function expectationOf(clocks: readonly Clock[]): Expected {
  for (const kind of kinds) {
    const running = clocks.find((clock) => clock.kind === kind && isRunning(clock))
    if (running?.dueAt != null)
      return { what: kind === 'resolution' ? 'solution' : 'answer', at: running.dueAt, isLate: running.state === 'overdue' }
  }
  return null
}

function isRunning({ state }: Clock): boolean {
  return state === 'running' || state === 'soon' || state === 'overdue'
}
