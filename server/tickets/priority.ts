/**
 * ITIL: impact × urgency → priority, each 1 low … 3 high; priority 1 critical … 4 low.
 * Rows are impact, columns urgency.
 */
const matrix = [
  [4, 4, 3],
  [4, 3, 2],
  [3, 2, 1],
] as const

export function priorityOf(impact: number, urgency: number): number {
  const priority = matrix[impact - 1]?.[urgency - 1]
  if (priority === undefined) throw new RangeError(`No priority for impact ${impact} and urgency ${urgency}`)
  return priority
}

/** A VIP person or organization raises impact by one. */
export function impactFor(impact: number, isVip: boolean): number {
  return isVip ? Math.min(3, impact + 1) : impact
}
