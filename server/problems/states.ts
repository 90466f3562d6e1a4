import type { ProblemState } from '#contract/problems.ts'

/** From each state to which others. A problem is looked back on before it is closed, and may always come back. */
const moves: Record<ProblemState, ProblemState[]> = {
  open: ['known_error', 'solved'],
  known_error: ['open', 'solved'],
  solved: ['open', 'known_error', 'closed'],
  closed: ['open'],
}

export function statesAfter(state: ProblemState): ProblemState[] {
  return moves[state]
}

/** When a problem came into its state, of the times that are kept. */
export function timesOf(from: ProblemState, to: ProblemState, now: Date) {
  if (from === to) return {}
  if (to === 'known_error') return { knownErrorAt: now, solvedAt: null, closedAt: null }
  if (to === 'solved') return { solvedAt: now, closedAt: null }
  if (to === 'closed') return { closedAt: now }
  return { knownErrorAt: null, solvedAt: null, closedAt: null }
}
