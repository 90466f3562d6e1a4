import type { Clock, ClockState } from '#contract/clocks.ts'

/** How a clock stands by now: a page stays open for longer than an answer is true. */
export function stateNow(
  { state, dueAt, warnAt }: Pick<Clock, 'state' | 'dueAt' | 'warnAt'>,
  now = new Date(),
): ClockState {
  if (state !== 'running' && state !== 'soon') return state
  if (dueAt !== null && new Date(dueAt) <= now) return 'overdue'
  return warnAt !== null && new Date(warnAt) <= now ? 'soon' : state
}
